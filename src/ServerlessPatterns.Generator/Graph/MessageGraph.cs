using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Graph;

/// <summary>
/// Who sends what to whom: from each topic or queue an edge to each consumer of it, from each consumer one to each topic or queue that it sends
/// to.
/// </summary>
internal sealed class MessageGraph
{
    private readonly List<string> _names = [];
    private readonly Dictionary<Destination, int> _destinations = [];
    private readonly int _firstConsumer;

    public MessageGraph(IReadOnlyList<ConsumerInSight> consumers)
    {
        // In the order of the consumers, so that nothing depends on the order of files.
        foreach (var consumer in consumers)
        {
            Add(consumer.Source, consumer.SourceName);
        }

        foreach (var send in consumers.SelectMany(consumer => consumer.Sends))
        {
            Add(send.To, send.Message.Display());
        }

        _firstConsumer = _names.Count;
        var edges = new List<(int From, int To)>();
        foreach (var consumer in consumers)
        {
            var vertex = _names.Count;
            _names.Add(consumer.Type.Name);
            edges.Add((_destinations[consumer.Source], vertex));
            edges.AddRange(consumer.Sends.Select(send => (vertex, _destinations[send.To])));
        }

        Edges = new DirectedGraph(_names.Count, edges);
    }

    public DirectedGraph Edges { get; }

    /// <summary>The vertex of a consumer, by its place in the list.</summary>
    public int Consumer(int index) => _firstConsumer + index;

    /// <summary>What a reader calls the vertex: a message by its type, a consumer by its class.</summary>
    public string Name(int vertex) => _names[vertex];

    private void Add(Destination destination, string name)
    {
        if (!_destinations.ContainsKey(destination))
        {
            _destinations.Add(destination, _names.Count);
            _names.Add(name);
        }
    }
}
