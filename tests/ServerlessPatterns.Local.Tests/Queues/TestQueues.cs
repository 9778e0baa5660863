using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Tests.Queues;

/// <summary>Queues on a clock that the test moves.</summary>
internal sealed class TestQueues
{
    public TestQueues() => Registry = new QueueRegistry(Time);

    public ManualTime Time { get; } = new();

    public QueueRegistry Registry { get; }

    public LocalQueue Add(string name = "orders", Func<QueueSettings, QueueSettings>? with = null)
    {
        var settings = new QueueSettings(name, $"http://localhost:5210/000000000000/{name}", $"arn:aws:sqs:eu-west-1:000000000000:{name}");
        return Registry.Add((with ?? (s => s))(settings with { FifoQueue = name.EndsWith(".fifo", StringComparison.Ordinal) }));
    }

    /// <summary>A queue and its dead-letter queue.</summary>
    public (LocalQueue Queue, LocalQueue DeadLetterQueue) AddWithDeadLetterQueue(
        int maxReceiveCount,
        string name = "orders",
        Func<QueueSettings, QueueSettings>? with = null)
    {
        var deadLetterQueue = Add(name.Replace("orders", "dead", StringComparison.Ordinal));
        var queue = Add(name, settings => (with ?? (s => s))(settings) with
        {
            DeadLetterTargetArn = deadLetterQueue.Settings.Arn,
            MaxReceiveCount = maxReceiveCount,
        });
        return (queue, deadLetterQueue);
    }
}
