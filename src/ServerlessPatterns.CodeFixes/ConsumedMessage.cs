using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>What a diagnostic is about.</summary>
/// <param name="Consumer">The class whose HandleAsync takes the message.</param>
/// <param name="Type">The message.</param>
internal sealed record ConsumedMessage(INamedTypeSymbol Consumer, ITypeSymbol Type)
{
    /// <summary>Reads it as the generator does; null if the code has changed since.</summary>
    public static ConsumedMessage? Of(Diagnostic diagnostic, Compilation compilation, CancellationToken cancellationToken)
        => diagnostic.Properties.TryGetValue(MessageReader.ConsumerProperty, out var id)
            && id is not null
            && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is INamedTypeSymbol consumer
            && KnownTypes.Resolve(compilation) is { } types
            && HandlerReader.Read(consumer, new ReadContext(compilation, types, report: null, cancellationToken)) is { } handler
            ? new ConsumedMessage(consumer, handler.Message.Type)
            : null;
}
