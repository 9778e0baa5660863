using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ServerlessPatterns.Analyzers;

namespace ServerlessPatterns.CodeFixes;

/// <summary>SLP1001 and SLP1002: sends the message to its queue or topic, where the answer of the call is not used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SenderCodeFix))]
[Shared]
public sealed class SenderCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.SynchronousInvoke.Id, AntiPatterns.SynchronousCall.Id);

    /// <summary>None: each fix adds to its class's constructor, which several at once would do twice.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && await CallToSend.FindAsync(context.Document, call, context.CancellationToken).ConfigureAwait(false) is { } found
                && await found.SentAsync(context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create(found.Title, _ => Task.FromResult(changed), nameof(SenderCodeFix)), diagnostic);
            }
        }
    }
}
