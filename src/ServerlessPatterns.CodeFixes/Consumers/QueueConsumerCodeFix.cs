using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ServerlessPatterns.Analyzers;

namespace ServerlessPatterns.CodeFixes;

/// <summary>SLP1008 and SLP1010: makes a handler of events, whose loop reads a message of each record and handles it, a [QueueConsumer] of that message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(QueueConsumerCodeFix))]
[Shared]
public sealed class QueueConsumerCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.DirectSubscription.Id, AntiPatterns.NoPartialBatch.Id);

    /// <summary>None: each fix is a new queue, to be decided for itself, and one may keep another from being possible.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await ConsumerConversion.OfAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is var (title, solution))
            {
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(solution), nameof(QueueConsumerCodeFix)), diagnostic);
            }
        }
    }
}
