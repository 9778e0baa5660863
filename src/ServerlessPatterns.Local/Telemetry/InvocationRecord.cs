namespace ServerlessPatterns.Local.Telemetry;

/// <summary>An invocation of the past.</summary>
/// <param name="Function">The function.</param>
/// <param name="RequestId">Its request id.</param>
/// <param name="Started">When it began.</param>
/// <param name="Duration">How long it ran.</param>
/// <param name="IsColdStart">Whether an instance was made for it.</param>
/// <param name="MessageCount">The messages of its batch; null where it was no batch.</param>
/// <param name="FailedMessages">How many of them failed.</param>
/// <param name="Error">The exception that it ended with, as text; null where it answered.</param>
/// <param name="TraceId">The trace that it is in; of several, the first.</param>
internal sealed record InvocationRecord(
    FunctionTelemetry Function,
    string RequestId,
    DateTimeOffset Started,
    TimeSpan Duration,
    bool IsColdStart,
    int? MessageCount,
    int FailedMessages,
    string? Error,
    string? TraceId)
{
    /// <summary>Which of the cloud's it was, from 1.</summary>
    public long Number { get; set; }

    /// <summary>What is kept beside; null where it ran among too many, or is too long ago.</summary>
    public InvocationDetail? Detail { get; set; }
}
