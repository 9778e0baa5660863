namespace ServerlessPatterns.Local.Topics;

/// <summary>Where a subscription delivers: a queue.</summary>
internal interface ITopicEndpoint
{
    /// <summary>The queue's ARN.</summary>
    string Arn { get; }

    /// <summary>Takes a message, by any thread. An exception is a failed delivery: the subscription's dead-letter queue gets the message.</summary>
    void Deliver(TopicDelivery delivery);
}
