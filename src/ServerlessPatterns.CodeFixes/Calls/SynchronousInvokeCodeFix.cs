using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using ServerlessPatterns.Analyzers;
using ServerlessPatterns.Analyzers.Rules;

namespace ServerlessPatterns.CodeFixes;

/// <summary>SLP1001: has a function invoked as an event, where nothing looks at its answer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SynchronousInvokeCodeFix))]
[Shared]
public sealed class SynchronousInvokeCodeFix : CodeFixProvider
{
    private const string InvocationType = "Amazon.Lambda.InvocationType";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.SynchronousInvoke.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFixAll.Provider;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null
                && diagnostic.Properties.TryGetValue(SynchronousInvokeRule.FixProperty, out var fix)
                && diagnostic.AdditionalLocations is [var place]
                && place.SourceTree == root.SyntaxTree
                && root.FindNode(place.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax node)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Set InvocationType to Event", token => FixAsync(context.Document, node, fix == SynchronousInvokeRule.ReplaceValue, token), nameof(SynchronousInvokeCodeFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, ExpressionSyntax node, bool isValue, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var type = editor.SemanticModel.Compilation.GetTypeByMetadataName(InvocationType);
        if (type is null)
        {
            return document;
        }

        var value = (ExpressionSyntax)editor.Generator.MemberAccessExpression(editor.Generator.TypeExpression(type).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation), "Event")
            .WithAdditionalAnnotations(Simplifier.Annotation);
        if (isValue)
        {
            editor.ReplaceNode(node, value.WithTriviaFrom(node));
        }
        else if (node is BaseObjectCreationExpressionSyntax creation)
        {
            var set = SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName("InvocationType"), value);
            editor.ReplaceNode(creation, creation.WithInitializer(With(creation, set)));
        }

        return editor.GetChangedDocument();
    }

    /// <summary>The initializer with one more member, on a line of its own where the others are.</summary>
    private static InitializerExpressionSyntax With(BaseObjectCreationExpressionSyntax creation, ExpressionSyntax set)
    {
        if (creation.Initializer is not { Expressions: { Count: > 0 } expressions } initializer)
        {
            return SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression, SyntaxFactory.SingletonSeparatedList(set)).WithAdditionalAnnotations(Formatter.Annotation);
        }

        var last = expressions[expressions.Count - 1];
        var separators = expressions.GetSeparators().ToList();
        var hasTrailingComma = separators.Count == expressions.Count;
        if (!hasTrailingComma)
        {
            // The last member's line ends behind the comma that now follows it.
            separators.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(Ends(last) ? last.GetTrailingTrivia() : SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        }

        var members = expressions.Take(expressions.Count - 1).Append(hasTrailingComma ? last : last.WithoutTrailingTrivia());
        var added = set.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(hasTrailingComma ? SyntaxFactory.TriviaList() : last.GetTrailingTrivia());
        if (hasTrailingComma)
        {
            separators.Add(separators[separators.Count - 1]);
        }

        return initializer.WithExpressions(SyntaxFactory.SeparatedList(members.Append(added), separators)).WithAdditionalAnnotations(Formatter.Annotation);

        static bool Ends(SyntaxNode node) => node.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
    }
}
