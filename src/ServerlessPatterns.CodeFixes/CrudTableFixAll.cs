using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ServerlessPatterns.Analyzers.Rules.PassThrough;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Fixes record by record: several functions pass the same one on, and two of one name would have their tables at one path.</summary>
internal sealed class CrudTableFixAll : FixAllProvider
{
    public static readonly CrudTableFixAll Instance = new();

    private CrudTableFixAll()
    {
    }

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        => Task.FromResult<CodeAction?>(CodeAction.Create(
            "Make the records [CrudTable]s (then remove the functions)",
            token => FixAsync(fixAllContext.WithCancellationToken(token)),
            fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> FixAsync(FixAllContext context)
    {
        var solution = context.Solution;
        var projects = context.Scope == FixAllScope.Solution ? solution.Projects.Where(project => project.Language == LanguageNames.CSharp) : [context.Project];
        foreach (var project in projects.ToArray())
        {
            var diagnostics = await DiagnosticsAsync(context, project).ConfigureAwait(false);
            var items = diagnostics
                .Select(diagnostic => diagnostic.Properties.TryGetValue(PassedCall.ItemProperty, out var item) ? item : null)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .OrderBy(item => item, StringComparer.Ordinal);
            foreach (var item in items)
            {
                var edit = await CrudTableEdit.OfAsync(solution.GetProject(project.Id)!, item, context.CancellationToken).ConfigureAwait(false);
                solution = edit?.Changed ?? solution;
            }
        }

        return solution;
    }

    private static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context, Project project)
        => context is { Scope: FixAllScope.Document, Document: { } document } ? context.GetDocumentDiagnosticsAsync(document) : context.GetAllDiagnosticsAsync(project);
}
