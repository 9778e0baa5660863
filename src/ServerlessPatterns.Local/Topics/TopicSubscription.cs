using ServerlessPatterns.Local.Filters;

namespace ServerlessPatterns.Local.Topics;

/// <summary>
/// A subscription of a queue. SNS tries a delivery that fails again, for days, unless the queue is gone
/// (https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html); here, where queues do not pass away and come back, one failure is
/// the end.
/// </summary>
/// <param name="arn">Its ARN: the topic's and an id.</param>
/// <param name="endpoint">The queue.</param>
internal sealed class TopicSubscription(string arn, ITopicEndpoint endpoint)
{
    private long _delivered;
    private long _filtered;
    private long _deadLettered;
    private long _lost;

    public string Arn { get; } = arn;

    public ITopicEndpoint Endpoint { get; } = endpoint;

    /// <summary>RawMessageDelivery.</summary>
    public bool RawMessageDelivery { get; init; }

    /// <summary>FilterPolicy in its scope; null lets all through.</summary>
    public FilterPolicy? Filter { get; init; }

    /// <summary>The RedrivePolicy's queue: https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html.</summary>
    public ITopicEndpoint? DeadLetterQueue { get; init; }

    /// <summary>How many messages had an outcome so far.</summary>
    public long Count(DeliveryOutcome outcome) => Interlocked.Read(ref Counter(outcome));

    /// <summary>
    /// A standard topic feeds no FIFO queue, and what is FIFO has FIFO dead letters: https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html.
    /// </summary>
    /// <exception cref="TopicException">SNS would refuse it.</exception>
    public void Check(TopicSettings topic)
    {
        if (!topic.Fifo && IsFifo(Endpoint))
        {
            throw TopicException.InvalidParameter("Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
        }

        if (topic.Fifo && IsFifo(Endpoint) && DeadLetterQueue is { } deadLetters && !IsFifo(deadLetters))
        {
            throw TopicException.InvalidParameter("RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.");
        }
    }

    /// <summary>Decides on a message, and delivers it.</summary>
    /// <returns>What became of it, and the failure if there was one.</returns>
    public (DeliveryOutcome Outcome, string? Failure) Offer(Publication publication)
    {
        var (outcome, failure) = publication.Matches(Filter) ? Deliver(publication) : (DeliveryOutcome.Filtered, null);
        Interlocked.Increment(ref Counter(outcome));
        return (outcome, failure);
    }

    private (DeliveryOutcome Outcome, string? Failure) Deliver(Publication publication)
    {
        string? failure;
        TopicDelivery? delivery = null;
        try
        {
            delivery = publication.Delivery(this);
            Endpoint.Deliver(delivery);
            return (DeliveryOutcome.Delivered, null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            failure = e.Message;
        }

        if (DeadLetterQueue is null || delivery is null)
        {
            return (DeliveryOutcome.Lost, failure);
        }

        try
        {
            DeadLetterQueue.Deliver(delivery);
            return (DeliveryOutcome.DeadLettered, failure);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (DeliveryOutcome.Lost, $"{failure} Its dead-letter queue: {e.Message}");
        }
    }

    private static bool IsFifo(ITopicEndpoint queue) => queue.Arn.EndsWith(".fifo", StringComparison.Ordinal);

    private ref long Counter(DeliveryOutcome outcome)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered: return ref _delivered;
            case DeliveryOutcome.Filtered: return ref _filtered;
            case DeliveryOutcome.DeadLettered: return ref _deadLettered;
            default: return ref _lost;
        }
    }
}
