namespace ServerlessPatterns.Local.Topics;

/// <summary>A message as an endpoint gets it.</summary>
/// <param name="MessageId">The id that the publisher was told. A queue gives the message another of its own.</param>
/// <param name="SubscriptionArn">The subscription that it comes through.</param>
/// <param name="Body">In UTF-8: the message as it was published where delivery is raw, else SNS's envelope around it.</param>
/// <param name="Attributes">The message's attributes where delivery is raw, else none: they are in the envelope.</param>
/// <param name="GroupId">The message group; a standard queue takes it too, for fairness.</param>
/// <param name="DeduplicationId">A FIFO topic's deduplication id, the body's hash where it tells duplicates by it; for FIFO queues alone.</param>
internal sealed record TopicDelivery(
    string MessageId,
    string SubscriptionArn,
    ReadOnlyMemory<byte> Body,
    IReadOnlyDictionary<string, TopicAttribute> Attributes,
    string? GroupId,
    string? DeduplicationId);
