namespace ServerlessPatterns.Local.Telemetry.Traces;

/// <summary>
/// A request to an API or a load balancer, from <see cref="CloudTelemetry.BeginRequest"/> until it is disposed of. What the code that began it does
/// meanwhile, operations on tables and invocations, is in its trace.
/// </summary>
internal sealed class RequestSpan : IDisposable
{
    private readonly CallOrigin? _before = CallOrigin.Current;
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;
    private readonly string _node;
    private readonly string _name;
    private readonly string? _parentId;
    private readonly SpanLink? _link;

    public RequestSpan(RecentTraces traces, string node, string method, string path)
    {
        _node = node;
        _name = $"{method} {path}";
        _parentId = _before?.Link?.SpanId;
        _link = _before is null ? traces.TryBegin(method, path) is { } trace ? new SpanLink(trace, SpanLink.NewId()) : null : _before.Link?.Next();

        // What it asks of tables is counted on the edge from here to there.
        CallOrigin.Current = new CallOrigin(node, _link);
    }

    /// <summary>The trace that it is in; null where it is in none.</summary>
    public string? TraceId => _link?.Trace.Id;

    /// <summary>Whether it was answered with a failure of the system's.</summary>
    public bool IsFailed { get; set; }

    /// <summary>What is to be known of it, such as its status.</summary>
    public string? Detail { get; set; }

    public void Dispose()
    {
        CallOrigin.Current = _before;
        _link?.Trace.Add(new Span(_link.SpanId, _parentId, SpanKind.Request, _name, _node, _started, DateTimeOffset.UtcNow - _started) { IsFailed = IsFailed, Detail = Detail });
    }
}
