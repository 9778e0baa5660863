using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Rules.PassThrough;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Fixes record by record: several functions pass the same one on, and two of one name would have their tables at one path.</summary>
internal sealed class CrudTableFixAll : ProjectFixAll
{
    public static readonly CrudTableFixAll Instance = new();

    private CrudTableFixAll()
        : base("Make the records [CrudTable]s (then remove the functions)")
    {
    }

    protected override async Task<Solution> FixAsync(Project project, ImmutableArray<Diagnostic> diagnostics, Solution solution, CancellationToken cancellationToken)
    {
        var items = diagnostics
            .Select(diagnostic => diagnostic.Properties.TryGetValue(PassedCall.ItemProperty, out var item) ? item : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .OrderBy(item => item, StringComparer.Ordinal);
        foreach (var item in items)
        {
            var edit = await CrudTableEdit.OfAsync(solution.GetProject(project.Id)!, item, cancellationToken).ConfigureAwait(false);
            solution = edit?.Changed ?? solution;
        }

        return solution;
    }
}
