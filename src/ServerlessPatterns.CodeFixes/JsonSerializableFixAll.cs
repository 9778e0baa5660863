using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Fixes a document, project or solution in one edit a project: single fixes would all change the same context, or each create it.</summary>
internal sealed class JsonSerializableFixAll : FixAllProvider
{
    public static readonly JsonSerializableFixAll Instance = new();

    private JsonSerializableFixAll()
    {
    }

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        => Task.FromResult<CodeAction?>(CodeAction.Create(
            "Have the serializer's source generator read all messages",
            token => FixAsync(fixAllContext.WithCancellationToken(token)),
            fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> FixAsync(FixAllContext context)
    {
        var solution = context.Solution;
        var projects = context.Scope == FixAllScope.Solution ? solution.Projects.Where(project => project.Language == LanguageNames.CSharp) : [context.Project];
        foreach (var id in projects.Select(project => project.Id).ToArray())
        {
            // The diagnostics are the unchanged solution's, and projects do not change each other's contexts.
            var original = context.Solution.GetProject(id)!;
            var diagnostics = await DiagnosticsAsync(context, original).ConfigureAwait(false);
            if (diagnostics.Length == 0 || await original.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation)
            {
                continue;
            }

            var messages = diagnostics
                .Select(diagnostic => UncoveredMessage.Of(diagnostic, compilation, context.CancellationToken))
                .OfType<UncoveredMessage>()
                .ToArray();
            if (messages.Length > 0)
            {
                solution = await JsonContextEdit.AddAsync(original, messages, context.CancellationToken, solution).ConfigureAwait(false);
            }
        }

        return solution;
    }

    private static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context, Project project)
        => context is { Scope: FixAllScope.Document, Document: { } document } ? context.GetDocumentDiagnosticsAsync(document) : context.GetAllDiagnosticsAsync(project);
}
