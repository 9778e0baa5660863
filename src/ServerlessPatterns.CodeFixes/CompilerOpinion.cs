using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.CodeFixes;

/// <summary>What the compiler says of a change before it is offered.</summary>
internal static class CompilerOpinion
{
    // A public member has no documentation: a constructor that is made is one more of a class that has none itself.
    private const string Undocumented = "CS1591";

    /// <summary>Whether a changed file has errors or warnings that it had not before, such as of a null that a removed condition kept out.</summary>
    public static async Task<bool> IsWorseAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var old = await CountAsync(before, cancellationToken).ConfigureAwait(false);
        var now = await CountAsync(after, cancellationToken).ConfigureAwait(false);
        return now.Any(each => !old.TryGetValue(each.Key, out var count) || count < each.Value);
    }

    private static async Task<Dictionary<string, int>> CountAsync(Document document, CancellationToken cancellationToken)
        => await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellationToken)
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != Undocumented)
                .GroupBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal)
            : [];
}
