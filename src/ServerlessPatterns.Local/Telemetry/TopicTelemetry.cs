using ServerlessPatterns.Local.Telemetry.Traces;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Telemetry;

/// <summary>What is recorded of a topic.</summary>
/// <param name="cloud">All that is recorded.</param>
/// <param name="id">Its id, service/logical id.</param>
/// <param name="name">Its name for people.</param>
/// <param name="topic">The topic, which keeps its last publications.</param>
internal sealed class TopicTelemetry(CloudTelemetry cloud, string id, string name, LocalTopic topic) : ITopicObserver
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public LocalTopic Topic { get; } = topic;

    public ITopicPublication? Publishing(TopicMessage message, string messageId)
    {
        var origin = CallOrigin.Current;
        if (origin?.Node is { } node)
        {
            cloud.Count($"{node}->{Id}");
        }

        var begun = origin is null ? cloud.Traces.TryBegin("publish", Name) : null;
        var link = begun is not null ? new SpanLink(begun, SpanLink.NewId()) : origin?.Link?.Next();
        return new OpenPublication(this, origin, link, messageId);
    }

    /// <summary>A publication until it has reached all subscriptions; what comes into queues meanwhile, by its thread, is its.</summary>
    private sealed class OpenPublication : ITopicPublication
    {
        private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;
        private readonly TopicTelemetry _topic;
        private readonly CallOrigin? _before;
        private readonly SpanLink? _link;
        private readonly string _messageId;

        public OpenPublication(TopicTelemetry topic, CallOrigin? before, SpanLink? link, string messageId)
        {
            _topic = topic;
            _before = before;
            _link = link;
            _messageId = messageId;
            CallOrigin.Current = new TopicOrigin(link);
        }

        public string? TraceId => _link?.Trace.Id;

        public void Dispose()
        {
            CallOrigin.Current = _before;
            _link?.Trace.Add(new Span(_link.SpanId, _before?.Link?.SpanId, SpanKind.Publish, $"publish {_topic.Name}", _topic.Id, _started, DateTimeOffset.UtcNow - _started) { MessageId = _messageId });
        }
    }
}
