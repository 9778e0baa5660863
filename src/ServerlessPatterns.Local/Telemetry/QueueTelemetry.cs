using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Telemetry;

/// <summary>What is recorded of a queue. The queue tells it under its lock, so that counting needs none.</summary>
/// <param name="id">The queue's id, service/logical id.</param>
/// <param name="queue">The queue.</param>
internal sealed class QueueTelemetry(string id, LocalQueue queue) : IQueueObserver
{
    private long _sent;
    private long _received;
    private long _deleted;
    private long _deadLettered;

    public string Id { get; } = id;

    public LocalQueue Queue { get; } = queue;

    public long SentCount => Volatile.Read(ref _sent);

    public long ReceivedCount => Volatile.Read(ref _received);

    public long DeletedCount => Volatile.Read(ref _deleted);

    /// <summary>How many messages it gave to its dead-letter queue.</summary>
    public long DeadLetteredCount => Volatile.Read(ref _deadLettered);

    public void Sent(LocalQueue queue, LocalMessage message) => _sent++;

    public void Received(LocalQueue queue, LocalMessage message) => _received++;

    public void Deleted(LocalQueue queue, LocalMessage message) => _deleted++;

    public void DeadLettered(LocalQueue queue, LocalMessage message, LocalQueue deadLetterQueue) => _deadLettered++;

    public void Expired(LocalQueue queue, LocalMessage message)
    {
        // It counts as neither deleted nor handled.
    }
}
