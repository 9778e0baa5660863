using System.Collections.Concurrent;
using System.Text;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Tests.Topics;

/// <summary>A queue that keeps what it gets, or fails.</summary>
internal sealed class RecordingEndpoint(string name, string? failure = null) : ITopicEndpoint
{
    private readonly ConcurrentQueue<TopicDelivery> _deliveries = new();

    public string Arn { get; } = $"arn:aws:sqs:eu-west-1:000000000000:{name}";

    public IReadOnlyList<TopicDelivery> Deliveries => [.. _deliveries];

    public IReadOnlyList<string> Bodies => [.. _deliveries.Select(delivery => Encoding.UTF8.GetString(delivery.Body.Span))];

    public void Deliver(TopicDelivery delivery)
    {
        if (failure is not null)
        {
            throw new InvalidOperationException(failure);
        }

        _deliveries.Enqueue(delivery);
    }
}
