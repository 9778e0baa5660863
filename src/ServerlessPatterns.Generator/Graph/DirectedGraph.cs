namespace ServerlessPatterns.Generator.Graph;

/// <summary>A directed graph of numbered vertices, in arrays: following the edges of a vertex allocates nothing.</summary>
internal sealed class DirectedGraph
{
    private readonly int[] _starts;
    private readonly int[] _targets;

    /// <param name="vertexCount">Vertices are numbered from 0.</param>
    /// <param name="edges">Edges; those of a vertex keep their order.</param>
    public DirectedGraph(int vertexCount, IReadOnlyList<(int From, int To)> edges)
    {
        _starts = new int[vertexCount + 1];
        _targets = new int[edges.Count];
        foreach (var (from, _) in edges)
        {
            _starts[from + 1]++;
        }

        for (var vertex = 0; vertex < vertexCount; vertex++)
        {
            _starts[vertex + 1] += _starts[vertex];
        }

        var next = (int[])_starts.Clone();
        foreach (var (from, to) in edges)
        {
            _targets[next[from]++] = to;
        }
    }

    public int VertexCount => _starts.Length - 1;

    public int EdgeCount => _targets.Length;

    /// <summary>How many edges were looked at, by whomever: what a search costs.</summary>
    public long EdgeVisits { get; private set; }

    public int OutDegree(int vertex) => _starts[vertex + 1] - _starts[vertex];

    /// <summary>Where an edge of a vertex leads.</summary>
    public int Target(int vertex, int edge)
    {
        EdgeVisits++;
        return _targets[_starts[vertex] + edge];
    }

    /// <summary>The same vertices, every edge turned round.</summary>
    public DirectedGraph Reversed()
    {
        var edges = new (int From, int To)[EdgeCount];
        var count = 0;
        for (var vertex = 0; vertex < VertexCount; vertex++)
        {
            for (var edge = 0; edge < OutDegree(vertex); edge++)
            {
                edges[count++] = (Target(vertex, edge), vertex);
            }
        }

        return new DirectedGraph(VertexCount, edges);
    }
}
