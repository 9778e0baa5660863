using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Fixes a document, project or solution project by project, for fixes that meet each other.</summary>
/// <param name="title">What the editor offers.</param>
internal abstract class ProjectFixAll(string title) : FixAllProvider
{
    public sealed override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        => Task.FromResult<CodeAction?>(CodeAction.Create(title, token => FixAsync(fixAllContext.WithCancellationToken(token)), fixAllContext.CodeActionEquivalenceKey));

    /// <summary>Fixes a project's diagnostics.</summary>
    /// <param name="project">The project as it was: what the diagnostics are of.</param>
    /// <param name="diagnostics">The diagnostics, one at least.</param>
    /// <param name="solution">The solution as far as it is fixed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected abstract Task<Solution> FixAsync(Project project, ImmutableArray<Diagnostic> diagnostics, Solution solution, CancellationToken cancellationToken);

    private async Task<Solution> FixAsync(FixAllContext context)
    {
        var solution = context.Solution;
        var projects = context.Scope == FixAllScope.Solution ? solution.Projects.Where(project => project.Language == LanguageNames.CSharp) : [context.Project];
        foreach (var project in projects.ToArray())
        {
            var diagnostics = await DiagnosticsAsync(context, project).ConfigureAwait(false);
            if (diagnostics.Length > 0)
            {
                solution = await FixAsync(project, diagnostics, solution, context.CancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }

    private static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context, Project project)
        => context is { Scope: FixAllScope.Document, Document: { } document } ? context.GetDocumentDiagnosticsAsync(document) : context.GetAllDiagnosticsAsync(project);
}
