using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Operations;

/// <summary>Calls of AWSSDK.SQS and AWSSDK.SimpleNotificationService.</summary>
internal static class Sending
{
    /// <summary>Whether it is a call of SQS, on the interface or the client, with or without Async.</summary>
    public static bool IsSqs(IInvocationOperation call, string action) => IsNamed(call, action) && IsSqs(call);

    /// <summary>Whether it is any call of SQS, on the interface or the client.</summary>
    public static bool IsSqs(IInvocationOperation call)
        => call.TargetMethod.ContainingType is { Name: "IAmazonSQS" or "AmazonSQSClient", ContainingNamespace: { Name: "SQS", ContainingNamespace.Name: "Amazon" } };

    /// <summary>Whether it is a call of SNS, on the interface or the client, with or without Async.</summary>
    public static bool IsSns(IInvocationOperation call, string action) => IsNamed(call, action) && IsSns(call);

    /// <summary>Whether it is any call of SNS, on the interface or the client.</summary>
    public static bool IsSns(IInvocationOperation call)
        => call.TargetMethod.ContainingType is { Name: "IAmazonSimpleNotificationService" or "AmazonSimpleNotificationServiceClient", ContainingNamespace: { Name: "SimpleNotificationService", ContainingNamespace.Name: "Amazon" } };

    /// <summary>What a call is given by a name: the argument of that parameter, or a property of the request that is its first argument. Null where it is not seen, or not one.</summary>
    public static IOperation? Given(IInvocationOperation call, string name, SymbolUses uses)
    {
        IOperation? request = null;
        foreach (var argument in call.Arguments)
        {
            if (string.Equals(argument.Parameter?.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return argument.Value;
            }

            if (argument.Parameter?.Ordinal == 0)
            {
                request = argument.Value;
            }
        }

        return request is not null && uses.Sets(request, name).Select(set => set.Value).ToArray() is [var value] ? value : null;
    }

    private static bool IsNamed(IInvocationOperation call, string action)
        => call.TargetMethod.Name.StartsWith(action, StringComparison.Ordinal) && (call.TargetMethod.Name.Length == action.Length || (call.TargetMethod.Name.Length == action.Length + "Async".Length && call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal)));
}
