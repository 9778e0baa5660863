using ServerlessPatterns.Local.EventSources;

namespace ServerlessPatterns.Local.Telemetry.Traces;

/// <summary>An invocation's work in the traces of what it handles: of a batch one span for each message that is in a trace, of a request one.</summary>
internal sealed class HandleSpans
{
    private readonly Entry[] _entries;

    private HandleSpans(Entry[] entries) => _entries = entries;

    /// <summary>Where all of it is one; else null.</summary>
    public SpanLink? Only => _entries is [var one] ? one.Link : null;

    /// <summary>The first of them.</summary>
    public SpanLink First => _entries[0].Link;

    public string TraceId => First.Trace.Id;

    /// <summary>Begins them.</summary>
    /// <param name="batch">The messages; null where there are none.</param>
    /// <param name="origin">Who invokes the function.</param>
    /// <returns>The spans; null where nothing of it is in a trace.</returns>
    public static HandleSpans? Begin(QueueBatch? batch, CallOrigin? origin)
    {
        if (batch is null)
        {
            return origin?.Link is { } link ? new HandleSpans([new Entry(default, link, null)]) : null;
        }

        List<Entry>? entries = null;
        foreach (var received in batch.Messages)
        {
            if (received.Message.Trace is { } trace)
            {
                (entries ??= []).Add(new Entry(received.Message.Id, trace.Link, trace));
            }
        }

        return entries is null ? null : new HandleSpans([.. entries]);
    }

    /// <summary>The function begins with a message.</summary>
    /// <returns>Its place; null where it is in no trace.</returns>
    public SpanLink? Started(Guid messageId)
    {
        if (Find(messageId) is not { } entry)
        {
            return null;
        }

        entry.Started = DateTimeOffset.UtcNow;
        return entry.Link;
    }

    /// <summary>It is done with a message.</summary>
    public void Ended(Guid messageId)
    {
        if (Find(messageId) is { } entry)
        {
            entry.Ended = DateTimeOffset.UtcNow;
        }
    }

    /// <summary>The invocation has ended: writes them.</summary>
    /// <param name="function">The function.</param>
    /// <param name="requestId">The invocation.</param>
    /// <param name="started">When it began.</param>
    /// <param name="failureOf">Why a message failed; null where it did not. For what is no message it is asked with an empty id.</param>
    public void Write(FunctionTelemetry function, string requestId, DateTimeOffset started, Func<Guid, string?> failureOf)
    {
        var now = DateTimeOffset.UtcNow;
        foreach (var entry in _entries)
        {
            var begin = entry.Started ?? started;
            var failure = failureOf(entry.MessageId);
            entry.Link.Trace.Add(new Span(entry.Link.SpanId, entry.ParentId, SpanKind.Handle, $"handle {function.Name}", function.Id, begin, (entry.Ended ?? now) - begin)
            {
                IsFailed = failure is not null,
                Detail = failure,
                MessageId = entry.Message is null ? null : entry.MessageId.ToString(),
                RequestId = requestId,
            });
            if (entry.Message is { } message)
            {
                message.Link = entry.Link;
                message.Waits();
            }
        }
    }

    private Entry? Find(Guid messageId)
    {
        foreach (var entry in _entries)
        {
            if (entry.MessageId == messageId)
            {
                return entry;
            }
        }

        return null;
    }

    private sealed class Entry(Guid messageId, SpanLink parent, MessageTrace? message)
    {
        public Guid MessageId { get; } = messageId;

        public string ParentId { get; } = parent.SpanId;

        public SpanLink Link { get; } = parent.Next();

        public MessageTrace? Message { get; } = message;

        public DateTimeOffset? Started { get; set; }

        public DateTimeOffset? Ended { get; set; }
    }
}
