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

/// <summary>
/// Reads an ARN or a queue's URL from an environment variable, and throws where it is not set: nothing goes to the wrong account unnoticed. Not offered for
/// constants, which cannot be read, nor for parts of texts.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AccountBoundCodeFix))]
[Shared]
public sealed class AccountBoundCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(AntiPatterns.AccountBound.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider()
        => FixAllProvider.Create(async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

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
            if (Find(diagnostic, root, model, context.CancellationToken) is { } found)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Read the environment variable '{found.Variable}'",
                        token => FixAsync(context.Document, ImmutableArray.Create(diagnostic), token),
                        nameof(AccountBoundCodeFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null
            || model?.Compilation.GetTypeByMetadataName("System.Environment") is not { } environment
            || model.Compilation.GetTypeByMetadataName("System.InvalidOperationException") is not { } exception)
        {
            return document;
        }

        var generator = SyntaxGenerator.GetGenerator(document);
        var reads = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (var diagnostic in diagnostics)
        {
            if (Find(diagnostic, root, model, cancellationToken) is { } found)
            {
                reads[found.Literal] = Read(found.Variable).WithTriviaFrom(found.Literal).WithAdditionalAnnotations(Formatter.Annotation);
            }
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(reads.Keys, (literal, _) => reads[literal]));

        SyntaxNode Read(string variable)
        {
            var read = generator.InvocationExpression(generator.MemberAccessExpression(Type(environment), nameof(Environment.GetEnvironmentVariable)), generator.LiteralExpression(variable));
            return generator.CoalesceExpression(read, generator.ThrowExpression(generator.ObjectCreationExpression(Type(exception), generator.LiteralExpression($"{variable} is not set."))));
        }

        SyntaxNode Type(INamedTypeSymbol type) => generator.TypeExpression(type).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
    }

    private static (LiteralExpressionSyntax Literal, string Variable)? Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
        => diagnostic.Properties.TryGetValue(AccountBoundAnalyzer.Variable, out var variable)
            && variable is not null
            && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
            && CanBeRead(literal)
            && !IsInTree(literal, model, cancellationToken) ? (literal, variable) : null;

    /// <summary>Where any expression may stand, and need not be constant.</summary>
    private static bool CanBeRead(LiteralExpressionSyntax literal) => literal.Parent switch
    {
        ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Right == literal,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { IsConst: false } } } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } } => !field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    };

    /// <summary>An expression tree cannot throw (CS8188).</summary>
    private static bool IsInTree(LiteralExpressionSyntax literal, SemanticModel model, CancellationToken cancellationToken)
        => literal.Ancestors().OfType<LambdaExpressionSyntax>().Any(lambda => model.GetTypeInfo(lambda, cancellationToken).ConvertedType is { ContainingNamespace: { Name: "Expressions" } });
}
