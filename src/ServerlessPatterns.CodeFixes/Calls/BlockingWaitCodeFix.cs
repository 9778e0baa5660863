using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using ServerlessPatterns.Analyzers;

namespace ServerlessPatterns.CodeFixes;

/// <summary>SLP1015: awaits what a thread is blocked for, where the function is asynchronous already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BlockingWaitCodeFix))]
[Shared]
public sealed class BlockingWaitCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.BlockingWait.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        // In one edit: several may stand in one line, or in each other.
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        return root is null || model is null ? document : document.WithSyntaxRoot(Fix(root, diagnostics.Select(diagnostic => Blocking(root, model, diagnostic)).OfType<ExpressionSyntax>()));
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Blocking(root, model, diagnostic) is { } blocking)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Await it", _ => Task.FromResult(context.Document.WithSyntaxRoot(Fix(root, [blocking]))), nameof(BlockingWaitCodeFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>What blocks, where it can be awaited; null for a wait that has a time limit, or that says which task ended.</summary>
    private static ExpressionSyntax? Blocking(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
        => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax blocking
            && AwaitEdit.IsAllowedAt(blocking)
            && !AwaitEdit.IsAggregateCaught(blocking)
            && Awaited(blocking) is not null
            && (Called(blocking) is not ("Sleep" or "WaitAll") || blocking.Parent is ExpressionStatementSyntax)
            && (Called(blocking) != "WaitAll" || ((InvocationExpressionSyntax)blocking).ArgumentList.Arguments.All(argument => IsTask(model.GetTypeInfo(argument.Expression).Type)))
            ? blocking
            : null;

    private static SyntaxNode Fix(SyntaxNode root, IEnumerable<ExpressionSyntax> blocking)
        => root.ReplaceNodes(blocking, (original, rewritten) => AwaitEdit.Await(Awaited(rewritten)!, original));

    /// <summary>What is awaited instead.</summary>
    private static ExpressionSyntax? Awaited(ExpressionSyntax blocking) => blocking switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result", Expression: var task } => task,
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait", Expression: var task } } => task,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter", Expression: var task } } } } => task,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Sleep" } } sleep => OfTask("Delay", sleep),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WaitAll" } } wait => OfTask("WhenAll", wait),
        _ => null,
    };

    private static string? Called(ExpressionSyntax blocking) => ((blocking as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    private static bool IsTask(ITypeSymbol? type) => type is IArrayTypeSymbol array ? IsTask(array.ElementType) : type?.Name == nameof(Task);

    private static InvocationExpressionSyntax OfTask(string method, InvocationExpressionSyntax call)
        => call.WithExpression(SyntaxFactory.ParseExpression("global::System.Threading.Tasks.Task." + method).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));
}
