using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Rules;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>The rules that look at handlers: a rule's one line of wiring.</summary>
internal static class HandlerRules
{
    /// <summary>What they report.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors = ImmutableArray.Create(
        AntiPatterns.SynchronousInvoke,
        AntiPatterns.SynchronousCall,
        AntiPatterns.CallWithoutDeadline,
        AntiPatterns.DirectSubscription,
        AntiPatterns.Recursion,
        AntiPatterns.PassThroughFunction,
        AntiPatterns.NoPartialBatch,
        AntiPatterns.ClientPerInvocation,
        AntiPatterns.BlockingWait,
        AntiPatterns.Dropped);
        AntiPatterns.SwallowedFailure,
        AntiPatterns.WrongBatchItem,
        AntiPatterns.FifoOrder,
        AntiPatterns.OneByOne,
        AntiPatterns.BlockingWait);
        AntiPatterns.BlockingWait,
        AntiPatterns.Waiting,
        AntiPatterns.Monolith,
        AntiPatterns.NotIdempotent,
        AntiPatterns.FilterInCode);

    /// <summary>Those that have anything to look for in a compilation.</summary>
    public static ImmutableArray<HandlerRule> For(LibraryTypes types)
        => ImmutableArray.Create<HandlerRule>(
            new SynchronousInvokeRule(types),
            new SynchronousCallRule(types),
            new CallWithoutDeadlineRule(types),
            new DirectSubscriptionRule(),
            new RecursionRule(types),
            new PassThroughFunctionRule(types),
            new NoPartialBatchRule(),
            new ClientPerInvocationRule(types),
            new BlockingWaitRule(types),
            new DroppedRule()).RemoveAll(rule => !rule.IsConcerned);
            new SwallowedFailureRule(types),
            new WrongBatchItemRule(types),
            new FifoOrderRule(types),
            new OneByOneRule(types),
            new BlockingWaitRule(types)).RemoveAll(rule => !rule.IsConcerned);
            new BlockingWaitRule(types),
            new WaitingRule(types),
            new MonolithRule(types),
            new NotIdempotentRule(types),
            new FilterInCodeRule()).RemoveAll(rule => !rule.IsConcerned);
}
