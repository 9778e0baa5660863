using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>What a diagnostic is about: a message that no JsonSerializerContext covers.</summary>
/// <param name="Class">The class that consumes or sends the message.</param>
/// <param name="Type">The message.</param>
internal sealed record UncoveredMessage(INamedTypeSymbol Class, ITypeSymbol Type)
{
    /// <summary>Reads it as the generator does; null if the code has changed since.</summary>
    public static UncoveredMessage? Of(Diagnostic diagnostic, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(MessageReader.ClassProperty, out var id)
            || !diagnostic.Properties.TryGetValue(MessageReader.MessageProperty, out var message)
            || id is null
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is not INamedTypeSymbol type
            || KnownTypes.Resolve(compilation) is not { } types)
        {
            return null;
        }

        var consumed = HandlerReader.Read(type, new ReadContext(compilation, types, report: null, cancellationToken))?.Message.Type;
        return SenderReader.Messages(type, types)
            .Prepend(consumed)
            .FirstOrDefault(each => each?.Reference() == message) is { } found
            ? new UncoveredMessage(type, found)
            : null;
    }
}
