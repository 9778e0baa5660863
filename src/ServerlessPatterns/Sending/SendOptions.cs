namespace ServerlessPatterns;

/// <summary>What goes with a message beside its body.</summary>
public sealed record SendOptions
{
    /// <summary>
    /// The message group: on FIFO queues and topics, what keeps its order, and needed; on a standard queue, the tenant of a fair queue. 1 to
    /// 128 letters of ASCII, digits and punctuation. See
    /// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagegroupid-property.html">SQS: message group id</see>.
    /// </summary>
    public string? GroupId { get; init; }

    /// <summary>
    /// What FIFO queues and topics know duplicates by, for five minutes; 1 to 128 letters of ASCII, digits and punctuation. See
    /// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html">SQS: message deduplication id</see>.
    /// </summary>
    public string? DeduplicationId { get; init; }

    /// <summary>
    /// How long a queue hides the message at first: whole seconds, 0 to 15 minutes; standard queues only. See
    /// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-timers.html">SQS: message timers</see>.
    /// </summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>
    /// Message attributes that are text: at most 10, names of up to 256 letters of ASCII, digits, hyphens, underscores and dots, values not empty. See
    /// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">SQS: message metadata</see>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
