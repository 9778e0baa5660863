using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Telemetry.Traces;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Telemetry;

/// <summary>
/// What is recorded while a cloud runs, for people to look at. Its memory is bounded, whatever runs: counters and histograms have one size, of invocations the last
/// thousand are kept, input, output and log of at most two hundred a second beside those that failed, and the last five hundred traces.
/// </summary>
internal sealed class CloudTelemetry : IDisposable
{
    private const int DetailsPerSecond = 200;

    private readonly ConcurrentDictionary<string, Counter> _edges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueueTelemetry> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TopicTelemetry> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TableTelemetry> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FunctionTelemetry> _functions = new(StringComparer.Ordinal);
    private readonly HandlerCalls _calls = new();

    public IReadOnlyDictionary<string, QueueTelemetry> Queues => _queues;

    public IReadOnlyDictionary<string, TopicTelemetry> Topics => _topics;

    public IReadOnlyDictionary<string, TableTelemetry> Tables => _tables;

    public IReadOnlyDictionary<string, FunctionTelemetry> Functions => _functions;

    public RecentInvocations Invocations { get; } = new();

    public RecentTraces Traces { get; } = new();

    /// <summary>How many invocations may keep more than their figures.</summary>
    public Quota Details { get; } = new(DetailsPerSecond);

    /// <summary>Counts a message or request that takes an edge of the architecture.</summary>
    /// <param name="edgeId">The edge: &lt;id of the node that it leaves&gt;-&gt;&lt;id of the one it reaches&gt;.</param>
    /// <param name="count">How many.</param>
    public void Count(string edgeId, long count = 1) => Edge(edgeId).Add(count);

    /// <summary>An edge's counter, for who counts often.</summary>
    public Counter Edge(string edgeId) => _edges.GetOrAdd(edgeId, static _ => new Counter());

    /// <summary>
    /// A request came in over HTTP: what the calling code does with it, until its task ends, is done for who sent it, a handler or somebody outside. A server of
    /// its own calls this first.
    /// </summary>
    /// <param name="headers">The request's header fields.</param>
    public void Receive(IDictionary<string, StringValues> headers)
        => CallOrigin.Current = HandlerCalls.OriginOf(
            headers.TryGetValue("traceparent", out var parent) ? parent.ToString() : null,
            headers.TryGetValue("tracestate", out var state) ? state.ToString() : null,
            Traces);

    /// <summary>
    /// A request to an API or a load balancer begins. Operations on tables and invocations, by the calling code until what is returned is disposed of, are in its
    /// trace; its edges are counted with <see cref="Count"/>.
    /// </summary>
    /// <param name="node">The API's or load balancer's id.</param>
    /// <param name="method">GET and so on.</param>
    /// <param name="path">The path.</param>
    public RequestSpan BeginRequest(string node, string method, string path) => new(Traces, node, method, path);

    public void Add(string id, string name, LocalQueue queue)
    {
        var telemetry = new QueueTelemetry(this, id, name, queue);
        _queues.Add(id, telemetry);
        queue.Observer = telemetry;
    }

    public void Add(string id, string name, LocalTopic topic)
    {
        var telemetry = new TopicTelemetry(this, id, name, topic);
        _topics.Add(id, telemetry);
        topic.Observer = telemetry;
    }

    public void Add(string id, string name, Table table) => _tables.Add(id, new TableTelemetry(id, name, table));

    public FunctionTelemetry AddFunction(string id, string service, string name, string physicalName)
    {
        var telemetry = new FunctionTelemetry(this, id, service, name, physicalName);
        _functions.Add(id, telemetry);
        return telemetry;
    }

    public string? IdOfQueue(string arn) => _queues.Values.FirstOrDefault(queue => queue.Queue.Settings.Arn == arn)?.Id;

    public string? IdOfTopic(string arn) => _topics.Values.FirstOrDefault(topic => topic.Topic.Settings.Arn == arn)?.Id;

    /// <summary>A table by its name or ARN.</summary>
    public TableTelemetry? TableOf(string name) => _tables.Values.FirstOrDefault(table => table.Table.Arn == name || table.Table.Schema.Name == name);

    public void Dispose() => _calls.Dispose();
}
