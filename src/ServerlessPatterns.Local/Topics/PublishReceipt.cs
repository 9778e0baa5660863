namespace ServerlessPatterns.Local.Topics;

/// <summary>What a publisher is told.</summary>
/// <param name="MessageId">The message's id; a duplicate's is that of the message that it repeats.</param>
/// <param name="SequenceNumber">Of a FIFO topic.</param>
internal readonly record struct PublishReceipt(string MessageId, string? SequenceNumber);
