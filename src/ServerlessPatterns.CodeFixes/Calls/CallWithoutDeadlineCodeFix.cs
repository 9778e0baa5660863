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

/// <summary>SLP1003: passes the handler's token on, where there is one and the call takes one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallWithoutDeadlineCodeFix))]
[Shared]
public sealed class CallWithoutDeadlineCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.CallWithoutDeadline.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFixAll.Provider;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(CallWithoutDeadlineRule.TokenProperty, out var token)
                && token is not null
                && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && With(call, token, model) is { } passing)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Pass '{token}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call, passing))), nameof(CallWithoutDeadlineCodeFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>The call with the token, by its place or else by its name: whichever the compiler takes for the same method or its overload.</summary>
    private static InvocationExpressionSyntax? With(InvocationExpressionSyntax call, string token, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        var value = SyntaxFactory.IdentifierName(SyntaxFacts.GetKeywordKind(token) == SyntaxKind.None ? token : "@" + token);
        foreach (var argument in new[]
        {
            SyntaxFactory.Argument(value),
            SyntaxFactory.Argument(SyntaxFactory.NameColon("cancellationToken"), default, value),
        })
        {
            var passing = call.WithArgumentList(With(call.ArgumentList, argument));
            if (model.GetSpeculativeSymbolInfo(call.SpanStart, passing, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol overload
                && overload.Name == method.Name
                && SymbolEqualityComparer.Default.Equals(overload.ContainingType, method.ContainingType)
                && SymbolEqualityComparer.Default.Equals(overload.ReturnType, method.ReturnType)
                && overload.Parameters.Length <= method.Parameters.Length + 1
                && overload.Parameters[overload.Parameters.Length - 1].Type.Name == nameof(CancellationToken))
            {
                return passing;
            }
        }

        return null;
    }

    private static ArgumentListSyntax With(ArgumentListSyntax arguments, ArgumentSyntax added)
    {
        if (added.NameColon is { } name)
        {
            added = added.WithNameColon(name.WithColonToken(name.ColonToken.WithTrailingTrivia(SyntaxFactory.Space)));
        }

        var list = arguments.Arguments;
        if (list.Count == 0)
        {
            return arguments.WithArguments(SyntaxFactory.SingletonSeparatedList(added));
        }

        // A list with a member a line goes on so.
        var separators = list.GetSeparators().ToList();
        separators.Add(separators.Count > 0 ? separators[separators.Count - 1] : SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
        var leading = separators.Count > 1 ? list[list.Count - 1].GetLeadingTrivia() : SyntaxFactory.TriviaList();
        return arguments.WithArguments(SyntaxFactory.SeparatedList(list.Append(added.WithLeadingTrivia(leading)), separators));
    }
}
