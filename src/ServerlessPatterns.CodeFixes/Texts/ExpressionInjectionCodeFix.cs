using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ServerlessPatterns.Analyzers;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Hands the values of a PartiQL statement over as its parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExpressionInjectionCodeFix))]
[Shared]
public sealed class ExpressionInjectionCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.ExpressionInjection.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFixAll.Provider;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (InterpolatedStatement.Of(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model, context.CancellationToken) is { } statement)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Give the values in Parameters", token => ApplyAsync(context.Document, statement, token), nameof(ExpressionInjectionCodeFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, InterpolatedStatement statement, CancellationToken cancellationToken)
        => document.WithText((await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).WithChanges(statement.Changes()));
}
