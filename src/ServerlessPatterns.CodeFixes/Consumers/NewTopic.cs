using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>The edit that gives a message type a topic.</summary>
/// <param name="Document">Where the type is declared.</param>
/// <param name="Attribute">What adds the attribute, where the namespace is in scope.</param>
/// <param name="Changes">What adds it in a file for itself.</param>
internal sealed record NewTopic(Document Document, TextChange Attribute, IReadOnlyList<TextChange> Changes)
{
    /// <summary>Finds it; null for a type of another project, and for one that has a queue already, whose senders and consumers would be turned to the topic.</summary>
    public static async Task<NewTopic?> ForAsync(ConsumerShape shape, Project project, ReadContext reading, CancellationToken cancellationToken)
    {
        var message = shape.Message.Type;
        if (!SymbolEqualityComparer.Default.Equals(message.ContainingAssembly, reading.Compilation.Assembly)
            || message.Bears(reading.Types.QueueNameAttribute)
            || message.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || project.GetDocument(reference.SyntaxTree) is not { } document
            || document is SourceGeneratedDocument
            || reference.GetSyntax(cancellationToken) is not TypeDeclarationSyntax declaration
            || await HasQueueAsync(message, project.Solution, cancellationToken).ConfigureAwait(false)
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var attribute = AttributeEdit.Add(declaration, "FanOutTopic", text);
        if (NameAt.Written("FanOutTopicAttribute", ConsumerEdit.Namespace, declaration.SpanStart, model) == "FanOutTopicAttribute")
        {
            return new NewTopic(document, attribute, [attribute]);
        }

        return UsingEdit.Add(ConsumerEdit.Namespace, root, text) is { } add
            ? new NewTopic(document, attribute, [add, attribute])
            : new NewTopic(document, attribute, [AttributeEdit.Add(declaration, ConsumerEdit.Namespace + ".FanOutTopic", text)]);
    }

    /// <summary>Whether some project sends the message to its queue, or has a consumer of it.</summary>
    private static async Task<bool> HasQueueAsync(INamedTypeSymbol message, Solution solution, CancellationToken cancellationToken)
    {
        foreach (var found in await SymbolFinder.FindReferencesAsync(message, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var location in found.Locations)
            {
                if (await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
                    && root.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().Any(SendsOrHandles))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool SendsOrHandles(SyntaxNode node) => node switch
    {
        GenericNameSyntax generic => generic.Identifier.ValueText == "IQueueSender",
        AttributeSyntax attribute => attribute.Name.ToString().Contains("Sends"),
        ParameterSyntax { Parent.Parent: MethodDeclarationSyntax { Identifier.ValueText: "HandleAsync" } } => true,
        _ => false,
    };
}
