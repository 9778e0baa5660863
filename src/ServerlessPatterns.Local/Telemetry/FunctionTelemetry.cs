using ServerlessPatterns.Local.EventSources;

namespace ServerlessPatterns.Local.Telemetry;

/// <summary>What is recorded of a function.</summary>
/// <param name="cloud">All that is recorded.</param>
/// <param name="id">Its id, service/logical id.</param>
/// <param name="service">Its service.</param>
/// <param name="name">Its class, by its short name.</param>
/// <param name="physicalName">What Ref gives.</param>
internal sealed class FunctionTelemetry(CloudTelemetry cloud, string id, string service, string name, string physicalName)
{
    private int _running;

    public string Id { get; } = id;

    public string Service { get; } = service;

    public string Name { get; } = name;

    public string PhysicalName { get; } = physicalName;

    /// <summary>Invocations under way.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Invocations that ended.</summary>
    public Counter Invocations { get; } = new();

    /// <summary>Those of them that answered nothing: the function threw, or did not answer in time.</summary>
    public Counter Errors { get; } = new();

    /// <summary>Messages that were answered as batch item failures.</summary>
    public Counter FailedMessages { get; } = new();

    public Counter ColdStarts { get; } = new();

    public LatencyHistogram Latency { get; } = new();

    /// <summary>An invocation begins.</summary>
    /// <param name="requestId">Its request id.</param>
    /// <param name="input">Its event, which is read until it ends.</param>
    /// <param name="batch">The messages in the event; null where it has none.</param>
    public RunningInvocation Begin(string requestId, ReadOnlyMemory<byte> input, QueueBatch? batch)
    {
        Interlocked.Increment(ref _running);
        return new RunningInvocation(cloud, this, requestId, input, batch);
    }

    /// <summary>An invocation has ended.</summary>
    public void Ended(InvocationRecord record)
    {
        Interlocked.Decrement(ref _running);
        Invocations.Add();
        Latency.Add(record.Duration.TotalMilliseconds);
        if (record.IsColdStart)
        {
            ColdStarts.Add();
        }

        if (record.Error is not null)
        {
            Errors.Add();
        }

        if (record.FailedMessages > 0)
        {
            FailedMessages.Add(record.FailedMessages);
        }
    }
}
