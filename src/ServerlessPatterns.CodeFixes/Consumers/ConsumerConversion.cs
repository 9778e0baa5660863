using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ServerlessPatterns.Analyzers;
using ServerlessPatterns.Generator;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>A solution in which a handler is a [QueueConsumer], tried out before it is offered.</summary>
internal static class ConsumerConversion
{
    /// <summary>What is done, in words, and the solution; null where a consumer would do something else, or would not compile.</summary>
    public static async Task<(string Title, Solution Solution)?> OfAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not MethodDeclarationSyntax handler
            || KnownTypes.Resolve(model.Compilation) is not { } types
            || new ConsumerShapeReader(model, types, cancellationToken).Read(handler) is not { } shape)
        {
            return null;
        }

        var reading = new ReadContext(model.Compilation, types, report: null, cancellationToken);
        if (!MessageJson.IsReadAlike(shape.Message, reading.Index.JsonContexts.Find(shape.Message.Type), model, cancellationToken))
        {
            return null;
        }

        var hasTopic = shape.Message.Type.Bears(types.FanOutTopicAttribute);
        var topic = diagnostic.Id == AntiPatterns.DirectSubscription.Id && !hasTopic ? await NewTopic.ForAsync(shape, document.Project, reading, cancellationToken).ConfigureAwait(false) : null;
        if (diagnostic.Id == AntiPatterns.DirectSubscription.Id && !hasTopic && topic is null)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (new ConsumerEdit(shape, root, text, model).Changes(cancellationToken) is not { } changes)
        {
            return null;
        }

        var solution = document.Project.Solution;
        if (topic?.Document.Id == document.Id)
        {
            // The handler's edit has brought the namespace into the file already.
            changes = [.. changes, topic.Attribute];
        }
        else if (topic is not null)
        {
            var other = await topic.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(topic.Document.Id, other.WithChanges(topic.Changes.OrderBy(change => change.Span.Start)));
        }

        solution = solution.WithDocumentText(document.Id, text.WithChanges(changes.OrderBy(change => change.Span.Start)));
        var edited = await UsingEdit.RemoveUnnecessaryAsync(document, solution.GetDocument(document.Id)!, cancellationToken).ConfigureAwait(false);
        return !await CompilerOpinion.IsWorseAsync(document, edited, cancellationToken, DiagnosticSeverity.Error).ConfigureAwait(false)
            && (topic is null || !await CompilerOpinion.IsWorseAsync(topic.Document, edited.Project.GetDocument(topic.Document.Id)!, cancellationToken, DiagnosticSeverity.Error).ConfigureAwait(false))
            && await IsTakenAsync(shape.Type, document.Project, edited.Project, cancellationToken).ConfigureAwait(false)
            && await IsItsOwnAsync(shape, model, document.Project.Solution, cancellationToken).ConfigureAwait(false)
                ? (Title(shape.Message.Type.Name, hasTopic, topic is not null), edited.Project.Solution)
                : null;
    }

    private static string Title(string message, bool hasTopic, bool isNewTopic)
        => isNewTopic ? $"Make it a [QueueConsumer], and '{message}' a [FanOutTopic]: a new topic, and a new queue on it"
            : hasTopic ? $"Make it a [QueueConsumer], with a new queue on the topic of '{message}'"
            : "Make it a [QueueConsumer], with a new queue";

    /// <summary>Whether nothing else names the methods: a test of the handler calls it, a Main may run it.</summary>
    private static async Task<bool> IsItsOwnAsync(ConsumerShape shape, SemanticModel model, Solution solution, CancellationToken cancellationToken)
        => model.GetDeclaredSymbol(shape.Handler, cancellationToken) is IMethodSymbol handler
            && (await HandlerUses.FindAsync(handler, solution, cancellationToken).ConfigureAwait(false)).Count == 0
            && (shape.PerMessage is null
                || (model.GetDeclaredSymbol(shape.PerMessage, cancellationToken) is IMethodSymbol called && (await HandlerUses.FindAsync(called, solution, cancellationToken).ConfigureAwait(false)).Count == 1));

    /// <summary>Whether the generator takes the class, and everything that it took before: by the word of its own reader and analyzer.</summary>
    private static async Task<bool> IsTakenAsync(INamedTypeSymbol type, Project before, Project after, CancellationToken cancellationToken)
    {
        if (await after.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || KnownTypes.Resolve(compilation) is not { } types
            || type.GetDocumentationCommentId() is not { } id
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is not INamedTypeSymbol consumer
            || consumer.Attribute(types.QueueConsumerAttribute) is not { } attribute
            || QueueConsumerReader.Read(consumer, attribute, new ReadContext(compilation, types, report: null, cancellationToken)) is null)
        {
            return false;
        }

        var known = new HashSet<string>((await UsageErrorsAsync(before, cancellationToken).ConfigureAwait(false)).Select(Text), StringComparer.Ordinal);
        return (await UsageErrorsAsync(after, cancellationToken).ConfigureAwait(false)).All(error => known.Contains(Text(error)));

        static string Text(Diagnostic diagnostic) => diagnostic.Id + diagnostic.GetMessage(CultureInfo.InvariantCulture);
    }

    private static async Task<IEnumerable<Diagnostic>> UsageErrorsAsync(Project project, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return [];
        }

        var diagnostics = await compilation
            .WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new UsageAnalyzer()), project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(cancellationToken)
            .ConfigureAwait(false);
        return diagnostics.Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
    }
}
