namespace ServerlessPatterns.Local.Telemetry.Traces;

/// <summary>What one request or message led to. Any thread may add to it; of its spans the first two hundred are kept.</summary>
/// <param name="id">Thirty-two hexadecimal digits.</param>
/// <param name="root">What began it.</param>
/// <param name="started">When.</param>
internal sealed class Trace(string id, string root, DateTimeOffset started)
{
    private const int MostSpans = 200;

    private readonly object _gate = new();
    private readonly List<Span> _spans = [];
    private DateTimeOffset _ended = started;

    public string Id { get; } = id;

    public string Root { get; } = root;

    public DateTimeOffset Started { get; } = started;

    /// <summary>From its beginning to the end of what ended last.</summary>
    public TimeSpan Duration
    {
        get
        {
            lock (_gate)
            {
                return _ended - Started;
            }
        }
    }

    /// <summary>How many spans it had, those that were not kept too.</summary>
    public int SpanCount { get; private set; }

    public bool HasFailure { get; private set; }

    public void Add(Span span)
    {
        lock (_gate)
        {
            SpanCount++;
            HasFailure |= span.IsFailed;
            if (span.Started + span.Duration is var end && end > _ended)
            {
                _ended = end;
            }

            if (_spans.Count < MostSpans)
            {
                _spans.Add(span);
            }
        }
    }

    /// <summary>Its spans in the order of their beginning.</summary>
    public IReadOnlyList<Span> Spans()
    {
        lock (_gate)
        {
            return [.. _spans.OrderBy(span => span.Started)];
        }
    }
}
