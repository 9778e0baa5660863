using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Operations;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1018. A loop that does nothing else that is awaited, and sends all its messages to one place. Who needs a message's id, catches its failure, or answers for
/// the record that it is made of, deals with messages one by one. See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api.html
/// </summary>
internal sealed class OneByOneRule(LibraryTypes types) : HandlerRule
{
    /// <summary>A property of diagnostics about senders and publishers of ours: the method that takes all messages.</summary>
    public const string BatchProperty = "Batch";

    private readonly INamedTypeSymbol? _sender = types.Find("ServerlessPatterns.IQueueSender`1");
    private readonly INamedTypeSymbol? _publisher = types.Find("ServerlessPatterns.ITopicPublisher`1");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.OneByOne;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.Invocation);

    public override void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
        if (operation is not IInvocationOperation call || Batch(call) is not { } batch || Loop(call) is not { } loop || !GoesToOnePlace(call, loop, body.Uses))
        {
            return;
        }

        var isOurs = IsOurs(call);
        report(AtCall(call, null, isOurs ? ImmutableDictionary<string, string?>.Empty.Add(BatchProperty, batch) : null, body.Name, call.TargetMethod.Name, batch));
    }

    private string? Batch(IInvocationOperation call)
        => call.TargetMethod.Name switch
        {
            "SendAsync" when IsOurs(call) => "SendBatchAsync",
            "PublishAsync" when IsOurs(call) => "PublishBatchAsync",
            "SendMessageAsync" or "SendMessage" when Sending.IsSqs(call, "SendMessage") => call.TargetMethod.Name.Replace("SendMessage", "SendMessageBatch"),
            "PublishAsync" or "Publish" when Sending.IsSns(call, "Publish") => call.TargetMethod.Name.Replace("Publish", "PublishBatch"),
            _ => null,
        };

    private bool IsOurs(IInvocationOperation call)
        => call.TargetMethod.ContainingType?.OriginalDefinition is { } type && (SymbolEqualityComparer.Default.Equals(type, _sender) || SymbolEqualityComparer.Default.Equals(type, _publisher));

    /// <summary>The loop that sends, each time round or on a condition, and goes on.</summary>
    private static ILoopOperation? Loop(IInvocationOperation call)
    {
        for (var outer = call.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IForEachLoopOperation { IsAsynchronous: false } loop when !loop.Locals.Any(local => LambdaRecords.IsRecord(local.Type)):
                    return AwaitsNothingElse(loop) ? loop : null;
                case IForLoopOperation loop:
                    return AwaitsNothingElse(loop) ? loop : null;
                case IBlockOperation { Operations: [.., var last] } when last is not (IBranchOperation { BranchKind: BranchKind.Break } or IReturnOperation or IThrowOperation):
                case IConditionalOperation { Type: null or { SpecialType: SpecialType.System_Void } } or IExpressionStatementOperation or IAwaitOperation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" }:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>What else is awaited may have to come before, or after, a message; two messages each time may have to come in turn; and who leaves may send one only.</summary>
    private static bool AwaitsNothingElse(ILoopOperation loop)
    {
        var awaits = 0;
        var sends = 0;
        foreach (var operation in loop.Body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IAwaitOperation when ++awaits > 1:
                case IInvocationOperation { TargetMethod.Name: var name } when (name.StartsWith("Send", StringComparison.Ordinal) || name.StartsWith("Publish", StringComparison.Ordinal)) && ++sends > 1:
                case IReturnOperation or IBranchOperation { BranchKind: not BranchKind.Continue } or ILoopOperation or ITryOperation:
                    return false;
            }
        }

        return true;
    }

    private bool GoesToOnePlace(IInvocationOperation call, ILoopOperation loop, SymbolUses uses)
    {
        if (IsOurs(call))
        {
            return SymbolUses.Named(call.Instance) is { } sender && !IsOfLoop(sender, loop);
        }

        return Sending.Given(call, Sending.IsSqs(call, "SendMessage") ? "QueueUrl" : "TopicArn", uses) is { } place
            && !place.DescendantsAndSelf().Concat(uses.Resolve(place)?.DescendantsAndSelf() ?? []).Any(each => SymbolUses.Named(each) is { } symbol && IsOfLoop(symbol, loop));
    }

    /// <summary>Whether a name is the loop's own, so that it may be another thing each time.</summary>
    private static bool IsOfLoop(ISymbol symbol, ILoopOperation loop)
        => symbol is ILocalSymbol && symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(reference.Span));
}
