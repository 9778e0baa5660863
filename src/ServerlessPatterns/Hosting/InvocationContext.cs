using System.ComponentModel;

namespace ServerlessPatterns;

/// <summary>The invocation of the Lambda function that a handler runs in.</summary>
public sealed class InvocationContext
{
    /// <summary>Describes an invocation; in a unit test, the one that a handler is to see.</summary>
    /// <param name="requestId">The invocation's request id.</param>
    /// <param name="deadline">When Lambda ends the invocation.</param>
    /// <param name="invokedFunctionArn">The function's ARN, with the alias or version that was invoked.</param>
    /// <param name="traceId">The X-Ray tracing header, <c>Root=…;Parent=…;Sampled=…</c>.</param>
    public InvocationContext(string requestId, DateTimeOffset deadline, string? invokedFunctionArn = null, string? traceId = null)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        RequestId = requestId;
        Deadline = deadline;
        InvokedFunctionArn = invokedFunctionArn;
        TraceId = traceId;
    }

    /// <summary>The invocation's request id: the one in Lambda's own log lines.</summary>
    public string RequestId { get; }

    /// <summary>When Lambda ends the invocation, finished or not.</summary>
    public DateTimeOffset Deadline { get; }

    /// <summary>The time that is left until <see cref="Deadline"/>; zero once it has passed.</summary>
    public TimeSpan RemainingTime
    {
        get
        {
            var left = Deadline - DateTimeOffset.UtcNow;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The function's ARN, with the alias or version that was invoked; null where the host does not tell.</summary>
    public string? InvokedFunctionArn { get; }

    /// <summary>The X-Ray tracing header of the invocation; null where it is not traced.</summary>
    public string? TraceId { get; }

    /// <summary>The host's own context object (an <c>ILambdaContext</c>), for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public object? HostContext { get; set; }
}
