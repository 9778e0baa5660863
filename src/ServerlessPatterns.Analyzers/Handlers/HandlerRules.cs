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
        AntiPatterns.PassThroughFunction,
        AntiPatterns.DirectSubscription,
        AntiPatterns.Recursion,
        AntiPatterns.NoPartialBatch,
        AntiPatterns.SwallowedFailure,
        AntiPatterns.WrongBatchItem,
        AntiPatterns.FifoOrder,
        AntiPatterns.ClientPerInvocation,
        AntiPatterns.BlockingWait,
        AntiPatterns.Waiting,
        AntiPatterns.Dropped,
        AntiPatterns.OneByOne,
        AntiPatterns.FilterInCode,
        AntiPatterns.Monolith,
        AntiPatterns.NotIdempotent,
        AntiPatterns.EnvironmentVariable);

    /// <summary>Those that have anything to look for in a compilation.</summary>
    public static ImmutableArray<HandlerRule> For(LibraryTypes types)
        => ImmutableArray.Create<HandlerRule>(
            new SynchronousInvokeRule(types),
            new SynchronousCallRule(types),
            new CallWithoutDeadlineRule(types),
            new PassThroughFunctionRule(types),
            new DirectSubscriptionRule(),
            new RecursionRule(types),
            new NoPartialBatchRule(),
            new SwallowedFailureRule(types),
            new WrongBatchItemRule(types),
            new FifoOrderRule(types),
            new ClientPerInvocationRule(types),
            new BlockingWaitRule(types),
            new WaitingRule(types),
            new DroppedRule(),
            new OneByOneRule(types),
            new FilterInCodeRule(),
            new MonolithRule(types),
            new NotIdempotentRule(types),
            new EnvironmentVariableRule(types)).RemoveAll(rule => !rule.IsConcerned);
}
