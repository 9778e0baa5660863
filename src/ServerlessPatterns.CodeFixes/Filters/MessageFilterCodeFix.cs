using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ServerlessPatterns.Analyzers;

namespace ServerlessPatterns.CodeFixes;

/// <summary>SLP1019: writes the condition as [MessageFilter], where a filter lets through exactly the messages that the handler does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MessageFilterCodeFix))]
[Shared]
public sealed class MessageFilterCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.FilterInCode.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<IfStatementSyntax>() is { } guard
                && guard.Condition.Span == diagnostic.Location.SourceSpan
                && await GuardedHandler.FindAsync(context.Document, guard, context.CancellationToken).ConfigureAwait(false) is { } handler
                && await handler.FilteredAsync(context.CancellationToken).ConfigureAwait(false) is { } filtered)
            {
                context.RegisterCodeFix(CodeAction.Create("Filter with [MessageFilter]", _ => Task.FromResult(filtered), nameof(MessageFilterCodeFix)), diagnostic);
            }
        }
    }
}
