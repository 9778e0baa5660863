using System.ComponentModel;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns;

/// <summary>The invocation of the Lambda function that a handler runs in.</summary>
public sealed class InvocationContext
{
    /// <summary>Where Lambda and its runtimes put the X-Ray tracing header of the invocation.</summary>
    internal const string TraceIdVariable = "_X_AMZN_TRACE_ID";

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

    /// <summary>Is told how it goes; null where the host does not want to know.</summary>
    internal IInvocationObserver? Observer { get; set; }

    /// <summary>The host's own context object (an <c>ILambdaContext</c>), for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public object? HostContext { get; set; }

    /// <summary>
    /// Describes an invocation whose host hands over nothing but the event: the request id is empty, the deadline is the timeout from
    /// now, the tracing header is the one that Lambda puts in <c>_X_AMZN_TRACE_ID</c>. For generated code.
    /// </summary>
    /// <param name="timeout">The function's timeout.</param>
    /// <returns>The invocation.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static InvocationContext FromEnvironment(TimeSpan timeout) =>
        new(string.Empty, DateTimeOffset.UtcNow + timeout, null, Environment.GetEnvironmentVariable(TraceIdVariable));

    /// <summary>Describes an invocation by what the host's context object says of it. For generated code.</summary>
    /// <param name="requestId">The invocation's request id.</param>
    /// <param name="remaining">The time that is left until Lambda ends the invocation.</param>
    /// <param name="invokedFunctionArn">The function's ARN.</param>
    /// <param name="hostContext">The host's context object, an <c>ILambdaContext</c>.</param>
    /// <returns>The invocation.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static InvocationContext FromHost(string requestId, TimeSpan remaining, string? invokedFunctionArn, object hostContext) =>
        new(
            requestId ?? string.Empty,
            DateTimeOffset.UtcNow + remaining,
            invokedFunctionArn,
            Environment.GetEnvironmentVariable(TraceIdVariable))
        {
            HostContext = hostContext,
        };
}
