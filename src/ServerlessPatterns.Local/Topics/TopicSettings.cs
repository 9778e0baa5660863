namespace ServerlessPatterns.Local.Topics;

/// <summary>What an AWS::SNS::Topic says of itself: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html.</summary>
/// <param name="Name">Its name; a FIFO topic's ends in .fifo.</param>
/// <param name="Arn">Its ARN.</param>
internal sealed record TopicSettings(string Name, string Arn)
{
    /// <summary>FifoTopic.</summary>
    public bool Fifo { get; init; }

    /// <summary>ContentBasedDeduplication: the body's SHA-256 stands in for a deduplication id.</summary>
    public bool ContentBasedDeduplication { get; init; }

    /// <summary>FifoThroughputScope MessageGroup: ids are told apart within their group only.</summary>
    public bool DeduplicatesByGroup { get; init; }

    /// <summary>How many publications are kept to be looked at.</summary>
    public int RecordedPublications { get; init; } = 100;
}
