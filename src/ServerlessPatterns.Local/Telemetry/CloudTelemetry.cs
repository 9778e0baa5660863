using System.Collections.Concurrent;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Telemetry;

/// <summary>
/// What is recorded while a cloud runs, for people to look at. Its memory is bounded, whatever runs: counters and histograms have one size, of invocations the last
/// thousand are kept, and input, output and log of at most two hundred a second beside those that failed.
/// </summary>
internal sealed class CloudTelemetry
{
    private const int DetailsPerSecond = 200;

    private readonly ConcurrentDictionary<string, Counter> _edges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueueTelemetry> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TopicTelemetry> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TableTelemetry> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FunctionTelemetry> _functions = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, QueueTelemetry> Queues => _queues;

    public IReadOnlyDictionary<string, TopicTelemetry> Topics => _topics;

    public IReadOnlyDictionary<string, TableTelemetry> Tables => _tables;

    public IReadOnlyDictionary<string, FunctionTelemetry> Functions => _functions;

    public RecentInvocations Invocations { get; } = new();

    /// <summary>How many invocations may keep more than their figures.</summary>
    public Quota Details { get; } = new(DetailsPerSecond);

    /// <summary>Counts a message or request that takes an edge of the architecture.</summary>
    /// <param name="edgeId">The edge: &lt;id of the node that it leaves&gt;-&gt;&lt;id of the one it reaches&gt;.</param>
    /// <param name="count">How many.</param>
    public void Count(string edgeId, long count = 1) => Edge(edgeId).Add(count);

    /// <summary>An edge's counter, for who counts often.</summary>
    public Counter Edge(string edgeId) => _edges.GetOrAdd(edgeId, static _ => new Counter());

    public void Add(string id, LocalQueue queue)
    {
        var telemetry = new QueueTelemetry(id, queue);
        _queues.Add(id, telemetry);
        queue.Observer = telemetry;
    }

    public void Add(string id, LocalTopic topic) => _topics.Add(id, new TopicTelemetry(id, topic));

    public void Add(string id, Table table) => _tables.Add(id, new TableTelemetry(id, table));

    public FunctionTelemetry AddFunction(string id, string service, string name)
    {
        var telemetry = new FunctionTelemetry(this, id, service, name);
        _functions.Add(id, telemetry);
        return telemetry;
    }

    public string? IdOfQueue(string arn) => _queues.Values.FirstOrDefault(queue => queue.Queue.Settings.Arn == arn)?.Id;

    public string? IdOfTopic(string arn) => _topics.Values.FirstOrDefault(topic => topic.Topic.Settings.Arn == arn)?.Id;

    public string? IdOfTable(string arn) => _tables.Values.FirstOrDefault(table => table.Table.Arn == arn)?.Id;
}
