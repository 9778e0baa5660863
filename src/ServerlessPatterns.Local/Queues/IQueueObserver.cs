namespace ServerlessPatterns.Local.Queues;

/// <summary>
/// Is told what happens to messages, in the order in which it happens: the queue waits, so an observer takes note and returns, and calls no
/// queue.
/// </summary>
internal interface IQueueObserver
{
    void Sent(LocalQueue queue, LocalMessage message);

    void Received(LocalQueue queue, LocalMessage message);

    void Deleted(LocalQueue queue, LocalMessage message);

    /// <summary>Moved to a dead-letter queue; that it came there is told as sent.</summary>
    void DeadLettered(LocalQueue queue, LocalMessage message, LocalQueue deadLetterQueue);

    /// <summary>The retention period is over.</summary>
    void Expired(LocalQueue queue, LocalMessage message);
}
