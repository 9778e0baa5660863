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

/// <summary>
/// SLP1018: has a sender or publisher of ours take all messages of a loop that does nothing else. The SDK's own batches take ten messages and answer for each,
/// which no edit of one place does.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OneByOneCodeFix))]
[Shared]
public sealed class OneByOneCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.OneByOne.Id);

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
            if (diagnostic.Properties.TryGetValue(OneByOneRule.BatchProperty, out var batch)
                && batch is not null
                && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && call.FirstAncestorOrSelf<ForEachStatementSyntax>() is { } loop
                && Replace(loop, call, batch, model, context.CancellationToken) is { } statement)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Send all with {batch}", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(loop, statement))), nameof(OneByOneCodeFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>The statement that sends all; null where the loop does more, or what it sends cannot be listed.</summary>
    private static ExpressionStatementSyntax? Replace(ForEachStatementSyntax loop, InvocationExpressionSyntax call, string batch, SemanticModel model, CancellationToken cancellationToken)
    {
        var body = loop.Statement is BlockSyntax { Statements: [var only] } ? only : loop.Statement;
        if (body is not ExpressionStatementSyntax { Expression: AwaitExpressionSyntax } statement
            || HasComments(loop)
            || call is not { Expression: MemberAccessExpressionSyntax member, ArgumentList.Arguments: [{ NameColon: null, Expression: { } message }, ..] }
            || call.ArgumentList.Arguments.Skip(1).Any(other => other.NameColon?.Name.Identifier.ValueText != "cancellationToken")
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType.TypeArguments: [var type] }
            || Messages(loop, message, type, model, cancellationToken) is not { } messages)
        {
            return null;
        }

        var sent = call
            .WithExpression(member.WithName(SyntaxFactory.IdentifierName(batch)))
            .WithArgumentList(call.ArgumentList.WithArguments(call.ArgumentList.Arguments.Replace(call.ArgumentList.Arguments[0], SyntaxFactory.Argument(messages))));
        return statement.ReplaceNode(call, sent).WithTriviaFrom(loop).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static ExpressionSyntax? Messages(ForEachStatementSyntax loop, ExpressionSyntax message, ITypeSymbol type, SemanticModel model, CancellationToken cancellationToken)
    {
        var sequence = model.Compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T);
        var collection = loop.Expression.WithoutTrivia();
        if (model.GetDeclaredSymbol(loop, cancellationToken) is not ILocalSymbol each
            || model.ClassifyConversion(loop.Expression, sequence.Construct(each.Type)) is not { IsImplicit: true, IsUserDefined: false })
        {
            return null;
        }

        if (message is IdentifierNameSyntax name && name.Identifier.ValueText == loop.Identifier.ValueText)
        {
            return model.ClassifyConversion(loop.Expression, sequence.Construct(type)) is { IsImplicit: true, IsUserDefined: false } ? collection : null;
        }

        // A query's type is its expression's, and its method must be in sight.
        return SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(message, cancellationToken).Type, type)
            && message is not (ImplicitObjectCreationExpressionSyntax or DefaultExpressionSyntax or LiteralExpressionSyntax or CollectionExpressionSyntax)
            && !message.DescendantNodesAndSelf().Any(node => node is AwaitExpressionSyntax)
            && model.LookupNamespacesAndTypes(loop.SpanStart, name: "Enumerable").Any(found => found.ContainingNamespace is { Name: "Linq", ContainingNamespace.Name: "System" })
            && loop.Expression is (IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax)
                ? SyntaxFactory.InvocationExpression(
                    SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, collection, SyntaxFactory.IdentifierName("Select")),
                    SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(
                        SyntaxFactory.SimpleLambdaExpression(SyntaxFactory.Parameter(loop.Identifier.WithoutTrivia()), message.WithoutTrivia())))))
                : null;
    }

    private static bool HasComments(ForEachStatementSyntax loop)
        => loop.DescendantTrivia().Any(trivia =>
            loop.Span.Contains(trivia.Span) && (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsDirective));
}
