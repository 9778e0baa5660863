using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>What a loop does of its own, without the loops, lambdas and local functions inside it, each of which is looked at by itself: every operation is looked at once.</summary>
internal sealed class WaitingLoop
{
    /// <summary>The delays that it awaits outside of a catch.</summary>
    public List<IAwaitOperation> Delays { get; } = [];

    /// <summary>A call that asks for something's state: Get… or Describe….</summary>
    public IInvocationOperation? Poll { get; private set; }

    /// <summary>Whether the loop goes on, or ends, by a status or state of what it has asked for.</summary>
    public bool LooksAtState { get; private set; }

    /// <summary>Whether it tries again what has failed: it catches, or looks at what a service left undone or refused.</summary>
    public bool TriesAgain { get; private set; }

    public static WaitingLoop Look(ILoopOperation loop, Func<IAwaitOperation, IInvocationOperation?> delay)
    {
        var found = new WaitingLoop();
        var left = new Stack<IOperation>();
        foreach (var child in loop.ChildOperations)
        {
            left.Push(child);
        }

        while (left.Count > 0)
        {
            var operation = left.Pop();
            found.Add(operation, delay);
            if (operation is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation or ICatchClauseOperation)
            {
                continue;
            }

            foreach (var child in operation.ChildOperations.Reverse())
            {
                left.Push(child);
            }
        }

        return found;
    }

    private void Add(IOperation operation, Func<IAwaitOperation, IInvocationOperation?> delay)
    {
        switch (operation)
        {
            case IAwaitOperation awaited when delay(awaited) is not null:
                Delays.Add(awaited);
                break;
            case IAwaitOperation { Operation: var awaited } when Asked(awaited) is { } asked:
                Poll ??= asked;
                break;
            case ICatchClauseOperation:
                TriesAgain = true;
                break;
            case IPropertyReferenceOperation { Property.Name: var name }:
                TriesAgain |= IsLeftUndone(name);
                LooksAtState |= IsState(name) && IsCompared(operation);
                break;
        }
    }

    private static IInvocationOperation? Asked(IOperation awaited)
    {
        var operation = awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance } ? instance : awaited;
        return operation is IInvocationOperation { TargetMethod: { ContainingNamespace: { } space } method } asked
            && (method.Name.StartsWith("Get", StringComparison.Ordinal) || method.Name.StartsWith("Describe", StringComparison.Ordinal))
            && IsAmazon(space) ? asked : null;
    }

    private static bool IsAmazon(INamespaceSymbol space)
    {
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space.Name == "Amazon";
    }

    /// <summary>What is not processed is sent again, after a growing pause. See https://docs.aws.amazon.com/sdkfornet/latest/apidocs/items/TDynamoDBv2BatchWriteItemRequestNET45.html</summary>
    private static bool IsLeftUndone(string name)
        => name.StartsWith("Unprocessed", StringComparison.Ordinal) || name is "Failed" or "FailedPutCount" or "FailedEntryCount" or "FailedRecordCount" or "HttpStatusCode" or "StatusCode" or "IsSuccessStatusCode";

    private static bool IsState(string name)
        => name is not ("HttpStatusCode" or "IsSuccessStatusCode") && (name.EndsWith("Status", StringComparison.Ordinal) || name.EndsWith("State", StringComparison.Ordinal));

    /// <summary>Whether it is compared, with ==, a pattern or a switch, as what a loop goes on or ends by is.</summary>
    private static bool IsCompared(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation or IConditionalAccessOperation or IMemberReferenceOperation)
        {
            parent = parent.Parent;
        }

        return parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IIsPatternOperation or ISwitchOperation or ISwitchExpressionOperation
            or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Equals" } } or IInvocationOperation { TargetMethod.Name: "Equals" };
    }
}
