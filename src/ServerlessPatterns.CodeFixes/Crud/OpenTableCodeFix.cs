using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using ServerlessPatterns.Analyzers;

namespace ServerlessPatterns.CodeFixes;

/// <summary>SLP1007: has the requests to a table that anyone may call signed. Which origins' pages may call is not known.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OpenTableCodeFix))]
[Shared]
public sealed class OpenTableCodeFix : CodeFixProvider
{
    private const string Iam = "Iam";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.OpenTable.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

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
            if (root.FindNode(diagnostic.Location.SourceSpan) is AttributeArgumentSyntax { NameEquals.Name.Identifier.ValueText: "Authorization", Expression: { ContainsDirectives: false } value }
                && model.GetTypeInfo(value, context.CancellationToken).Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } authorization
                && authorization.GetMembers(Iam).Length > 0)
            {
                var isMember = SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(value, context.CancellationToken).Symbol?.ContainingType, authorization);
                context.RegisterCodeFix(
                    CodeAction.Create("Have requests signed: Authorization = ApiAuthorization.Iam", _ => Task.FromResult(Fix(context.Document, root, value, isMember, authorization)), nameof(OpenTableCodeFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>What names the enum's member keeps the way that it names the enum.</summary>
    private static Document Fix(Document document, SyntaxNode root, ExpressionSyntax value, bool isMember, INamedTypeSymbol authorization)
    {
        if (isMember && value is MemberAccessExpressionSyntax { Name: var name })
        {
            return document.WithSyntaxRoot(root.ReplaceNode(name, SyntaxFactory.IdentifierName(Iam).WithTriviaFrom(name)));
        }

        var generator = SyntaxGenerator.GetGenerator(document);
        var type = generator.TypeExpression(authorization).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
        return document.WithSyntaxRoot(root.ReplaceNode(value, generator.MemberAccessExpression(type, Iam).WithTriviaFrom(value)));
    }
}
