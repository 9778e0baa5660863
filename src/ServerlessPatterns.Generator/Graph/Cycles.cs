namespace ServerlessPatterns.Generator.Graph;

/// <summary>
/// Finds, for any vertex that is on a cycle, one simple cycle through it. All edges are looked at a fixed number of times, however many vertices
/// are asked for: each component has one tree of ways from its first vertex and one of ways back, and a cycle is put together from these.
/// </summary>
internal sealed class Cycles
{
    /// <summary>How far from the vertex a cycle is followed, to either side; nobody reads a longer one, and it would cost its length for each.</summary>
    public const int Reach = 12;

    private const int None = -1;

    private readonly DirectedGraph _graph;
    private readonly DirectedGraph _reversed;
    private readonly int[] _components;

    /// <summary>The vertex before, on the way from the component's first one.</summary>
    private readonly int[] _before;

    /// <summary>The vertex after, on the way to the component's first one.</summary>
    private readonly int[] _after;

    public Cycles(DirectedGraph graph)
    {
        _graph = graph;
        _components = StrongComponents.Find(graph);
        _before = Tree(graph);
        _reversed = graph.Reversed();
        _after = Tree(_reversed);
    }

    /// <summary>How many edges were looked at in all.</summary>
    public long EdgeVisits => _graph.EdgeVisits + _reversed.EdgeVisits;

    /// <summary>The vertices of a cycle from the given one on; null where it is on none.</summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="gap">How many of them stand before the part that is left out because the cycle is too long; null where it is whole.</param>
    public IReadOnlyList<int>? Through(int vertex, out int? gap)
    {
        gap = null;
        var first = None;
        for (var edge = 0; edge < _graph.OutDegree(vertex); edge++)
        {
            var target = _graph.Target(vertex, edge);
            if (target == vertex)
            {
                return [vertex];
            }

            if (_components[target] != _components[vertex])
            {
                continue;
            }

            if (_before[vertex] == target || _after[target] == vertex)
            {
                return [vertex, target];
            }

            first = first == None ? target : first;
        }

        if (first == None)
        {
            return null;
        }

        // On by the way back to the component's first vertex, which itself has none; and up to the vertex by the way from the first. They meet
        // at the first, if not before.
        List<int> onward = _after[vertex] == None ? [first, .. Follow(_after, first)] : Follow(_after, vertex);
        var behind = Follow(_before, vertex);
        var places = new Dictionary<int, int> { { vertex, 0 } };
        foreach (var each in behind)
        {
            places.Add(each, places.Count);
        }

        var cycle = new List<int> { vertex };
        foreach (var each in onward)
        {
            if (places.TryGetValue(each, out var place))
            {
                cycle.AddRange(behind.Take(place).Reverse());
                return cycle;
            }

            cycle.Add(each);
        }

        gap = cycle.Count;
        cycle.AddRange(behind.AsEnumerable().Reverse());
        return cycle;
    }

    private static List<int> Follow(int[] next, int vertex)
    {
        var followed = new List<int>();
        for (var each = next[vertex]; each != None && followed.Count < Reach; each = next[each])
        {
            followed.Add(each);
        }

        return followed;
    }

    /// <summary>For each vertex the one from which a breadth-first search within its component, begun at the component's first, came to it.</summary>
    private int[] Tree(DirectedGraph graph)
    {
        var from = new int[graph.VertexCount];
        var seen = new bool[graph.VertexCount];
        var begun = new HashSet<int>();
        var queue = new Queue<int>();
        for (var root = 0; root < graph.VertexCount; root++)
        {
            if (begun.Add(_components[root]))
            {
                (from[root], seen[root]) = (None, true);
                queue.Enqueue(root);
            }

            while (queue.Count > 0)
            {
                var vertex = queue.Dequeue();
                for (var edge = 0; edge < graph.OutDegree(vertex); edge++)
                {
                    var target = graph.Target(vertex, edge);
                    if (!seen[target] && _components[target] == _components[vertex])
                    {
                        (from[target], seen[target]) = (vertex, true);
                        queue.Enqueue(target);
                    }
                }
            }
        }

        return from;
    }
}
