namespace ServerlessPatterns.Testing;

/// <summary>An event for the function, with what Lambda says of it in header fields. A field that is null is not sent.</summary>
/// <param name="Event">The event's JSON.</param>
public sealed record FakeInvocation(ReadOnlyMemory<byte> Event)
{
    /// <summary>The invocation's request id.</summary>
    public string? RequestId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>The deadline, in milliseconds since 1970.</summary>
    public string? DeadlineMilliseconds { get; init; } = DateTimeOffset.UtcNow.AddSeconds(30).ToUnixTimeMilliseconds().ToString(null, null);

    /// <summary>The X-Ray tracing header.</summary>
    public string? TraceId { get; init; }

    /// <summary>The function's ARN.</summary>
    public string? FunctionArn { get; init; } = "arn:aws:lambda:eu-west-1:123456789012:function:fake";
}
