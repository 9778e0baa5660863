using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.CodeFixes;

/// <summary>What the compiler says of a change before it is offered.</summary>
internal static class CompilerOpinion
{
    // A public member has no documentation: a constructor that is made is one more of a class that has none itself.
    private const string Undocumented = "CS1591";

    /// <summary>
    /// Whether a changed file has errors, or by default warnings, that it had not before: a null that a removed condition kept out, a name that is hidden,
    /// ambiguous or not accessible.
    /// </summary>
    public static async Task<bool> IsWorseAsync(Document before, Document after, CancellationToken cancellationToken, DiagnosticSeverity least = DiagnosticSeverity.Warning)
    {
        var old = await CountAsync(before, least, cancellationToken).ConfigureAwait(false);
        var now = await CountAsync(after, least, cancellationToken).ConfigureAwait(false);
        return now.Any(each => !old.TryGetValue(each.Key, out var count) || count < each.Value);
    }

    private static async Task<Dictionary<string, int>> CountAsync(Document document, DiagnosticSeverity least, CancellationToken cancellationToken)
        => await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellationToken)
                .Where(diagnostic => diagnostic.Severity >= least && diagnostic.Id != Undocumented)
                .GroupBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal)
            : [];
}
