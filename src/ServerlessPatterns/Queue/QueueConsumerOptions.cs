using System.ComponentModel;

namespace ServerlessPatterns.Hosting;

/// <summary>What the batch loop must know of a consumer. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class QueueConsumerOptions
{
    /// <summary>The consumer class's full name.</summary>
    public required string Name { get; init; }

    /// <summary>The queue's logical name, as it stands in log lines and traces.</summary>
    public required string QueueName { get; init; }

    /// <summary>Whether the order of a message group is kept.</summary>
    public bool Fifo { get; init; }

    /// <summary>How many messages (FIFO: groups) are handled at once.</summary>
    public int Parallelism { get; init; } = 1;
}
