using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Tests.Telemetry;

/// <summary>Takes note of the attributes of what is sent, beside what is recorded.</summary>
internal sealed class AttributeWatcher(IQueueObserver others, List<string> attributes) : IQueueObserver
{
    public bool WasSent { get; private set; }

    public void Sent(LocalQueue queue, LocalMessage message)
    {
        WasSent = true;
        attributes.AddRange(message.Attributes?.Keys ?? []);
        others.Sent(queue, message);
    }

    public void Received(LocalQueue queue, LocalMessage message) => others.Received(queue, message);

    public void Deleted(LocalQueue queue, LocalMessage message) => others.Deleted(queue, message);

    public void DeadLettered(LocalQueue queue, LocalMessage message, LocalQueue deadLetterQueue) => others.DeadLettered(queue, message, deadLetterQueue);

    public void Expired(LocalQueue queue, LocalMessage message) => others.Expired(queue, message);
}
