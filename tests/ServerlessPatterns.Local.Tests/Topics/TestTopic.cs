using ServerlessPatterns.Local.Filters;
using ServerlessPatterns.Local.Tests.Filters;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Tests.Topics;

/// <summary>Topics with queues.</summary>
internal static class TestTopic
{
    public static LocalTopic Standard(TimeProvider? time = null, string name = "orders")
        => new(new TopicSettings(name, $"arn:aws:sns:eu-west-1:000000000000:{name}"), time ?? TimeProvider.System);

    public static LocalTopic Fifo(TimeProvider? time = null, bool byContent = false, bool byGroup = false)
        => new(
            new TopicSettings("orders.fifo", "arn:aws:sns:eu-west-1:000000000000:orders.fifo")
            {
                Fifo = true,
                ContentBasedDeduplication = byContent,
                DeduplicatesByGroup = byGroup,
            },
            time ?? TimeProvider.System);

    /// <summary>Subscribes a queue.</summary>
    public static RecordingEndpoint Queue(
        this LocalTopic topic, string name, bool raw = true, string? policy = null, FilterMode mode = FilterMode.MessageBody, string? failure = null, ITopicEndpoint? deadLetters = null)
    {
        var queue = new RecordingEndpoint(name, failure);
        topic.Subscribe(new TopicSubscription($"{topic.Settings.Arn}:{name}", queue)
        {
            RawMessageDelivery = raw,
            Filter = policy is null ? null : PolicyText.Parse(policy, mode),
            DeadLetterQueue = deadLetters,
        });
        return queue;
    }
}
