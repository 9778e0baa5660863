using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>
/// Fixes each place of a document by itself, and puts the changes together. Roslyn's BatchFixer does so too, but fixes nothing where it is given no equivalence key, and
/// `dotnet format` has none where the analyzer has told of another of its rules first: https://github.com/dotnet/sdk/tree/main/src/BuiltInTools/dotnet-format
/// </summary>
internal static class DocumentFixAll
{
    public static FixAllProvider Provider { get; } = FixAllProvider.Create(FixAsync);

    private static async Task<Document?> FixAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var changes = new List<TextChange>();
        foreach (var diagnostic in diagnostics.OrderBy(each => each.Location.SourceSpan.Start))
        {
            var found = await ChangesAsync(context, document, diagnostic).ConfigureAwait(false);

            // One that meets another waits for the next time. What several add alike, as a using directive, is added once.
            if (found.All(change => changes.Contains(change) || !changes.Any(other => Meet(change.Span, other.Span))))
            {
                changes.AddRange(found.Where(change => !changes.Contains(change)));
            }
        }

        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }

    private static async Task<ImmutableArray<TextChange>> ChangesAsync(FixAllContext context, Document document, Diagnostic diagnostic)
    {
        CodeAction? action = null;
        await context.CodeFixProvider.RegisterCodeFixesAsync(new CodeFixContext(
            document,
            diagnostic,
            (offered, _) => action = context.CodeActionEquivalenceKey is null || context.CodeActionEquivalenceKey == offered.EquivalenceKey ? action ?? offered : action,
            context.CancellationToken)).ConfigureAwait(false);
        if (action is null)
        {
            return ImmutableArray<TextChange>.Empty;
        }

        var operations = await action.GetOperationsAsync(context.CancellationToken).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().FirstOrDefault()?.ChangedSolution.GetDocument(document.Id) is { } changed
            ? (await changed.GetTextChangesAsync(document, context.CancellationToken).ConfigureAwait(false)).ToImmutableArray()
            : ImmutableArray<TextChange>.Empty;
    }

    private static bool Meet(TextSpan one, TextSpan other) => one.OverlapsWith(other) || one.Start == other.Start;
}
