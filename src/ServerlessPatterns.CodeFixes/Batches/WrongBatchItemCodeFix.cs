using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ServerlessPatterns.Analyzers;
using ServerlessPatterns.Analyzers.Rules;

namespace ServerlessPatterns.CodeFixes;

/// <summary>SLP1012: names the record's MessageId in place of another member of the same record.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WrongBatchItemCodeFix))]
[Shared]
public sealed class WrongBatchItemCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.WrongBatchItem.Id);

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
            if (diagnostic.Properties.ContainsKey(WrongBatchItemRule.FixProperty)
                && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax value
                && Member(value) is { } member)
            {
                var replaced = member.WithName(SyntaxFactory.IdentifierName(WrongBatchItemRule.FixProperty)).WithTriviaFrom(value);
                context.RegisterCodeFix(
                    CodeAction.Create("Use MessageId", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(value, replaced))), nameof(WrongBatchItemCodeFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>The access to the record's member: record.Body, or the record.Attributes of record.Attributes["…"].</summary>
    private static MemberAccessExpressionSyntax? Member(ExpressionSyntax value) => value switch
    {
        MemberAccessExpressionSyntax member => member,
        ElementAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member,
        _ => null,
    };
}
