using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Graph;

/// <summary>What a class says that it sends, and where it says so: read from symbols, for the class may be another assembly's.</summary>
/// <param name="Message">The message type.</param>
/// <param name="To">Where the message goes.</param>
/// <param name="Location">Where the class says so; null in another assembly.</param>
internal sealed record DeclaredSend(ITypeSymbol Message, Destination To, Location? Location)
{
    /// <summary>What a class sends, each destination once; a sender of the wrong kind for its message is an error of its own, and sends nothing.</summary>
    public static IReadOnlyList<DeclaredSend> Read(INamedTypeSymbol type, ReadContext context)
    {
        var sends = new List<DeclaredSend>();
        foreach (var parameter in type.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
        {
            if (SenderReader.Kind(parameter.Type, context.Types) is { } kind)
            {
                Add(kind, ((INamedTypeSymbol)parameter.Type).TypeArguments[0], HandlerReader.Location(parameter, type));
            }
        }

        foreach (var (attribute, kind) in SenderReader.Attributes(type, context.Types))
        {
            if (attribute.Positional(0)?.Scalar() is ITypeSymbol message)
            {
                Add(kind, message, attribute.Location(0));
            }
        }

        return sends;

        void Add(SenderKind kind, ITypeSymbol message, Location? location)
        {
            if (message.TypeKind != TypeKind.Error && Destination.Of(message, context) is { } to && to.Kind == kind && sends.All(send => send.To != to))
            {
                sends.Add(new DeclaredSend(message, to, context.Own(location)));
            }
        }
    }
}
