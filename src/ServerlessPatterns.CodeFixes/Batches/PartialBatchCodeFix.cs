using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ServerlessPatterns.Analyzers;

namespace ServerlessPatterns.CodeFixes;

/// <summary>
/// SLP1010: has an SQSEvent's handler return the ids of the messages that failed. Without ReportBatchItemFailures in the event source mapping Lambda would delete
/// these, so it is offered only where Amazon.Lambda.Annotations writes the mapping: from the return type it learns that the mapping has to ask for them.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialBatchCodeFix))]
[Shared]
public sealed class PartialBatchCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.NoPartialBatch.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var changes = new List<TextChange>();
        foreach (var diagnostic in diagnostics)
        {
            changes.AddRange(await ChangesAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) ?? []);
        }

        return await ApplyAsync(document, changes, context.CancellationToken).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await ChangesAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } changes)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Return the failed messages' ids", token => ApplyAsync(context.Document, changes, token), nameof(PartialBatchCodeFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<IReadOnlyList<TextChange>?> ChangesAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not MethodDeclarationSyntax declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not IMethodSymbol method
            || PartialBatchShape.Read(declaration, method, model, cancellationToken) is not { } shape)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (PartialBatchEdit.Changes(shape, root, text, model) is not { } changes
            || await CompilerOpinion.IsWorseAsync(document, document.WithText(text.WithChanges(changes)), cancellationToken, DiagnosticSeverity.Error).ConfigureAwait(false))
        {
            return null;
        }

        // A caller that does not look at the answer takes a failed batch for a good one; a test may.
        var uses = await HandlerUses.FindAsync(method, document.Project.Solution, cancellationToken).ConfigureAwait(false);
        return uses.All(use => use.Document.Project.Id != document.Project.Id && HandlerUses.IsCallForItself(use.Node)) ? changes : null;
    }

    private static async Task<Document> ApplyAsync(Document document, IReadOnlyList<TextChange> changes, CancellationToken cancellationToken)
        => document.WithText((await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).WithChanges(changes.OrderBy(change => change.Span.Start)));
}
