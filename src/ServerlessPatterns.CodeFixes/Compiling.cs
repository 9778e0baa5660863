using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Whether an edit compiles, asked before it is offered: names that are hidden, ambiguous or not accessible show here.</summary>
internal static class Compiling
{
    /// <summary>Whether a document has no more errors than it had.</summary>
    public static async Task<bool> StaysAsync(Document before, Document after, CancellationToken cancellationToken)
        => await ErrorsAsync(after, cancellationToken).ConfigureAwait(false) <= await ErrorsAsync(before, cancellationToken).ConfigureAwait(false);

    private static async Task<int> ErrorsAsync(Document document, CancellationToken cancellationToken)
        => await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            : 0;
}
