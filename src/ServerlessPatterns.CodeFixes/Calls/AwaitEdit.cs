using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Puts an await where one may stand.</summary>
internal static class AwaitEdit
{
    /// <summary>Whether the function around a place is asynchronous, and nothing between forbids an await.</summary>
    public static bool IsAllowedAt(SyntaxNode place)
    {
        for (var node = place.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.RawKind != 0;
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword) && !function.Modifiers.Any(SyntaxKind.UnsafeKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword) && !method.Modifiers.Any(SyntaxKind.UnsafeKeyword);
                case MemberDeclarationSyntax or LockStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax or ConditionalAccessExpressionSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether an AggregateException is caught around a place: what is awaited throws the exception itself.</summary>
    public static bool IsAggregateCaught(SyntaxNode place)
        => place.Ancestors().TakeWhile(node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax)).OfType<TryStatementSyntax>()
            .Any(statement => statement.Catches.Any(clause => clause.ToString().Contains("AggregateException")));

    /// <summary>Await, in parentheses where it needs them.</summary>
    public static ExpressionSyntax Await(ExpressionSyntax task, ExpressionSyntax inPlaceOf)
    {
        var operand = SyntaxFactory.ParenthesizedExpression(task.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation);
        ExpressionSyntax awaiting = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), operand);
        if (inPlaceOf.Parent is not (ExpressionStatementSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or ArgumentSyntax))
        {
            awaiting = SyntaxFactory.ParenthesizedExpression(awaiting).WithAdditionalAnnotations(Simplifier.Annotation);
        }

        return awaiting.WithTriviaFrom(inPlaceOf);
    }
}
