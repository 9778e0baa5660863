namespace ServerlessPatterns.Local.Queues;

/// <summary>What a consumer asks for.</summary>
/// <param name="MaxMessages">At most so many messages; SQS's own clients may ask for 10, the engine for any number.</param>
internal readonly record struct ReceiveRequest(int MaxMessages)
{
    /// <summary>Seconds; null: the queue's.</summary>
    public int? VisibilityTimeout { get; init; }

    /// <summary>What is received stays hidden until it is deleted or <see cref="LocalQueue.Return"/>ed, however long that takes.</summary>
    public bool HidesUntilAnswered { get; init; }

    /// <summary>How long to wait for a first message; null: the queue's; <see cref="Timeout.InfiniteTimeSpan"/>: until there is one.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Bytes after which no further message is added; 0: any number.</summary>
    public long MaxBytes { get; init; }
}
