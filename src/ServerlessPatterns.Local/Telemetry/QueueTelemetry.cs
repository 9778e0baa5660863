using System.Globalization;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Telemetry.Traces;

namespace ServerlessPatterns.Local.Telemetry;

/// <summary>What is recorded of a queue. The queue tells it under its lock, so that counting needs none.</summary>
/// <param name="cloud">All that is recorded.</param>
/// <param name="id">The queue's id, service/logical id.</param>
/// <param name="name">Its name for people.</param>
/// <param name="queue">The queue.</param>
internal sealed class QueueTelemetry(CloudTelemetry cloud, string id, string name, LocalQueue queue) : IQueueObserver
{
    private long _sent;
    private long _received;
    private long _deleted;
    private long _deadLettered;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public LocalQueue Queue { get; } = queue;

    public long SentCount => Volatile.Read(ref _sent);

    public long ReceivedCount => Volatile.Read(ref _received);

    public long DeletedCount => Volatile.Read(ref _deleted);

    /// <summary>How many messages it gave to its dead-letter queue.</summary>
    public long DeadLetteredCount => Volatile.Read(ref _deadLettered);

    public void Sent(LocalQueue queue, LocalMessage message)
    {
        _sent++;
        if (message.Trace is { } trace)
        {
            // It was in another queue before: as a dead letter it was told of there, else it is on its way back.
            if (message.DeadLetterSourceArn is null)
            {
                trace.Link = Add(SpanKind.Send, $"redrive to {Name}", trace.Link, message, DateTimeOffset.UtcNow);
            }

            trace.Waits();
            return;
        }

        if (message.DeadLetterSourceArn is not null)
        {
            return;
        }

        var origin = CallOrigin.Current;
        if (origin?.Node is { } node)
        {
            cloud.Count($"{node}->{Id}");
        }

        var isDelivery = origin is TopicOrigin;
        var begun = origin is null ? cloud.Traces.TryBegin("send", Name) : null;
        if (begun is not null)
        {
            var first = new SpanLink(begun, SpanLink.NewId());
            begun.Add(new Span(first.SpanId, null, SpanKind.Send, $"send {Name}", Id, begun.Started, TimeSpan.Zero) { MessageId = message.Id.ToString() });
            message.Trace = new MessageTrace(first);
        }
        else if (origin?.Link is { } link)
        {
            message.Trace = new MessageTrace(Add(isDelivery ? SpanKind.Deliver : SpanKind.Send, isDelivery ? $"deliver to {Name}" : $"send {Name}", link, message, DateTimeOffset.UtcNow));
        }
    }

    public void Received(LocalQueue queue, LocalMessage message)
    {
        _received++;
        if (message.Trace is { } trace)
        {
            trace.Link = Add(
                SpanKind.Wait,
                $"wait in {Name}",
                trace.Link,
                message,
                trace.WaitingSince,
                message.ReceiveCount > 1 ? string.Create(CultureInfo.InvariantCulture, $"received {message.ReceiveCount} times") : null);
            trace.Waits();
        }
    }

    public void Deleted(LocalQueue queue, LocalMessage message) => _deleted++;

    public void DeadLettered(LocalQueue queue, LocalMessage message, LocalQueue deadLetterQueue)
    {
        _deadLettered++;
        if (message.Trace is { } trace && cloud.IdOfQueue(deadLetterQueue.Settings.Arn) is { } deadLetters)
        {
            var link = trace.Link.Next();
            link.Trace.Add(new Span(link.SpanId, trace.Link.SpanId, SpanKind.DeadLetter, $"dead letter of {Name}", deadLetters, DateTimeOffset.UtcNow, TimeSpan.Zero)
            {
                IsFailed = true,
                Detail = message.LastFailure,
                MessageId = message.Id.ToString(),
            });
            trace.Link = link;
        }
    }

    public void Expired(LocalQueue queue, LocalMessage message)
    {
        // It counts as neither deleted nor handled.
    }

    private SpanLink Add(SpanKind kind, string what, SpanLink parent, LocalMessage message, DateTimeOffset started, string? detail = null)
    {
        var link = parent.Next();
        link.Trace.Add(new Span(link.SpanId, parent.SpanId, kind, what, Id, started, DateTimeOffset.UtcNow - started) { MessageId = message.Id.ToString(), Detail = detail });
        return link;
    }
}
