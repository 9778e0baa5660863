namespace ServerlessPatterns.Local.Queues;

/// <summary>What a sender learns of its message.</summary>
/// <param name="Id">The message's id; that of the first one where the message was a duplicate.</param>
/// <param name="SequenceNumber">Its place in a FIFO queue; null on a standard queue.</param>
internal readonly record struct SentMessage(Guid Id, string? SequenceNumber);
