using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Operations;

/// <summary>Tells a call that only writes a log from one that does something.</summary>
internal static class Logging
{
    /// <summary>Whether a statement does nothing but log.</summary>
    public static bool IsLogging(IOperation? operation) => operation switch
    {
        IExpressionStatementOperation statement => IsLogging(statement.Operation),
        IAwaitOperation { Operation: var awaited } => IsLogging(awaited),
        IConditionalAccessOperation { WhenNotNull: var call } => IsLogging(call),
        IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" }, Instance: { } awaited } => IsLogging(awaited),
        IInvocationOperation call => Logs(call),
        _ => false,
    };

    private static bool Logs(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType is not { } type)
        {
            return false;
        }

        return type.Name switch
        {
            // Of the framework.
            "Console" or "Debug" or "Trace" or "Activity" => type.ContainingNamespace is { Name: "System" or "Diagnostics" },
            "TextWriter" => call.Instance is IPropertyReferenceOperation { Property: { ContainingType.Name: "Console" } },

            // Of Microsoft.Extensions.Logging, Amazon.Lambda.Core, AWS.Lambda.Powertools.Logging, Serilog, NLog, log4net.
            "ILogger" or "LoggerExtensions" or "ILambdaLogger" or "LambdaLogger" or "Logger" or "Log" or "ILog" => true,
            _ => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "LoggerMessageAttribute"),
        };
    }
}
