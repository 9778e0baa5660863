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

/// <summary>SLP1017: awaits a task that is dropped, where the function is asynchronous already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DroppedCodeFix))]
[Shared]
public sealed class DroppedCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.Dropped.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFixAll.Provider;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null
                && diagnostic.Properties.ContainsKey(DroppedRule.AwaitProperty)
                && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && AwaitEdit.IsAllowedAt(call)
                && Statement(call) is { } statement)
            {
                var awaiting = SyntaxFactory.ExpressionStatement(AwaitEdit.Await(call, call).WithoutTrivia(), statement.GetLastToken()).WithTriviaFrom(statement);
                context.RegisterCodeFix(
                    CodeAction.Create("Await it", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(statement, AsStatement(awaiting)))), nameof(DroppedCodeFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>The statement that is nothing but the call, its assignment to _, or a local that nothing reads.</summary>
    private static StatementSyntax? Statement(InvocationExpressionSyntax call) => call.Parent switch
    {
        ExpressionStatementSyntax statement => statement,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax statement } => statement,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } } => statement,
        _ => null,
    };

    /// <summary>In a statement's place the parentheses are none of its own.</summary>
    private static ExpressionStatementSyntax AsStatement(ExpressionStatementSyntax statement)
        => statement.Expression is ParenthesizedExpressionSyntax { Expression: var inner } ? statement.WithExpression(inner) : statement;
}
