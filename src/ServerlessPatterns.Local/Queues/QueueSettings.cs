namespace ServerlessPatterns.Local.Queues;

/// <summary>
/// What a template says of an AWS::SQS::Queue, with the defaults of
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queue.html. Times are in seconds, sizes in bytes.
/// </summary>
/// <param name="Name">The queue's name; a FIFO queue's ends with .fifo.</param>
/// <param name="Url">What Ref gives, and clients send.</param>
/// <param name="Arn">What GetAtt Arn gives.</param>
internal sealed record QueueSettings(string Name, string Url, string Arn)
{
    public int VisibilityTimeout { get; init; } = 30;

    public int MessageRetentionPeriod { get; init; } = 345_600;

    public int DelaySeconds { get; init; }

    // 1 MiB: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
    public int MaximumMessageSize { get; init; } = 1_048_576;

    public int ReceiveMessageWaitTimeSeconds { get; init; }

    public bool FifoQueue { get; init; }

    public bool ContentBasedDeduplication { get; init; }

    /// <summary>Whether a deduplication id counts in its message group alone ("messageGroup"), or in the whole queue ("queue").</summary>
    public string DeduplicationScope { get; init; } = "queue";

    /// <summary>"perQueue" or "perMessageGroupId". Shown, not enforced: throughput is the machine's.</summary>
    public string FifoThroughputLimit { get; init; } = "perQueue";

    /// <summary>The dead-letter queue of the RedrivePolicy; null: failed messages come back until they expire.</summary>
    public string? DeadLetterTargetArn { get; init; }

    public int MaxReceiveCount { get; init; } = 10;
}
