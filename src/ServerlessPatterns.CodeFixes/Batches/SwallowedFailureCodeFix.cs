using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using ServerlessPatterns.Analyzers;
using ServerlessPatterns.Analyzers.Rules;

namespace ServerlessPatterns.CodeFixes;

/// <summary>SLP1011: rethrows at a catch's end, where it returned or went on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwallowedFailureCodeFix))]
[Shared]
public sealed class SwallowedFailureCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.SwallowedFailure.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFixAll.Provider;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(SwallowedFailureRule.FixProperty)
                && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is CatchClauseSyntax { Block: { } block })
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Rethrow", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(block, Rethrow(block)))), nameof(SwallowedFailureCodeFix)),
                    diagnostic);
            }
        }
    }

    private static BlockSyntax Rethrow(BlockSyntax block)
    {
        var rethrow = SyntaxFactory.ThrowStatement();
        if (block.Statements.LastOrDefault() is { } last and (ReturnStatementSyntax or ContinueStatementSyntax))
        {
            block = block.WithStatements(block.Statements.Replace(last, rethrow.WithTriviaFrom(last)));
        }
        else if (block.CloseBraceToken.LeadingTrivia is var comments && comments.Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)))
        {
            // What the block ends with stays above what it ends with now.
            block = block.WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia()).AddStatements(rethrow.WithLeadingTrivia(comments));
        }
        else
        {
            block = block.AddStatements(rethrow);
        }

        return block.WithAdditionalAnnotations(Formatter.Annotation);
    }
}
