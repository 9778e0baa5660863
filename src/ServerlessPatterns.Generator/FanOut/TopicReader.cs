using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>Reads [FanOutTopic].</summary>
internal static class TopicReader
{
    /// <summary>The topic of a message type; null where it has none.</summary>
    public static TopicReference? Reference(ITypeSymbol message, ReadContext context)
        => message.Attribute(context.Types.FanOutTopicAttribute) is { } attribute
            ? new TopicReference(Name(message, attribute), attribute.Named<bool>("Fifo") ?? false, Owner(message, attribute, context))
            : null;

    /// <summary>A topic that this service owns; null if anything is wrong, all of which is reported.</summary>
    public static TopicModel? Read(INamedTypeSymbol message, ReadContext context)
        => message.Attribute(context.Types.FanOutTopicAttribute) is { } attribute
            ? new TopicModel(
                ClassReader.Name(message),
                Name(message, attribute),
                attribute.Named<bool>("Fifo") ?? false,
                attribute.Named<bool>("ContentBasedDeduplication") ?? false)
            : null;

    /// <summary>The service whose template holds the topic.</summary>
    public static string Owner(ITypeSymbol message, AttributeData attribute, ReadContext context)
        => attribute.Text("Owner") ?? AssemblyReader.ServiceNameOf(message.ContainingAssembly, context);

    private static string Name(ITypeSymbol message, AttributeData attribute)
        => attribute.Positional(0)?.Scalar() as string ?? LogicalName.Of(message);
}
