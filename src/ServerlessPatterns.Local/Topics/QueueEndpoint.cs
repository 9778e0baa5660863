using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Topics;

/// <summary>A queue that is subscribed to a topic.</summary>
internal sealed class QueueEndpoint(LocalQueue queue) : ITopicEndpoint
{
    public string Arn => queue.Settings.Arn;

    public void Deliver(TopicDelivery delivery)
        => queue.Send(new NewMessage(delivery.Body)
        {
            Attributes = delivery.Attributes.Count == 0 ? null : delivery.Attributes.ToDictionary(
                attribute => attribute.Key,
                attribute => new MessageAttribute(
                    attribute.Value.DataType,
                    attribute.Value.StringValue,
                    attribute.Value.BinaryValue is { } binary ? Convert.FromBase64String(binary) : null)),
            GroupId = delivery.GroupId,
            DeduplicationId = queue.Settings.FifoQueue ? delivery.DeduplicationId : null,
        });
}
