namespace ServerlessPatterns.Generator.Graph;

/// <summary>
/// The strongly connected components of a graph, by Tarjan's algorithm: each edge is looked at once. Its stack is an array and not the
/// thread's, which a long chain of messages would overflow.
/// </summary>
internal static class StrongComponents
{
    /// <summary>The number of each vertex's component.</summary>
    public static int[] Find(DirectedGraph graph)
    {
        var order = new int[graph.VertexCount];
        var low = new int[graph.VertexCount];
        var next = new int[graph.VertexCount];
        var components = new int[graph.VertexCount];
        var path = new Stack<int>();
        var open = new Stack<int>();
        var (found, count) = (0, 0);
        for (var root = 0; root < graph.VertexCount; root++)
        {
            if (order[root] != 0)
            {
                continue;
            }

            Enter(root);
            while (path.Count > 0)
            {
                var vertex = path.Peek();
                if (next[vertex] < graph.OutDegree(vertex))
                {
                    var target = graph.Target(vertex, next[vertex]++);
                    if (order[target] == 0)
                    {
                        Enter(target);
                    }
                    else if (components[target] == 0)
                    {
                        low[vertex] = Math.Min(low[vertex], order[target]);
                    }

                    continue;
                }

                path.Pop();
                if (path.Count > 0)
                {
                    low[path.Peek()] = Math.Min(low[path.Peek()], low[vertex]);
                }

                if (low[vertex] == order[vertex])
                {
                    Close(vertex);
                }
            }
        }

        return components;

        void Enter(int vertex)
        {
            order[vertex] = low[vertex] = ++found;
            path.Push(vertex);
            open.Push(vertex);
        }

        void Close(int root)
        {
            count++;
            int vertex;
            do
            {
                vertex = open.Pop();
                components[vertex] = count;
            }
            while (vertex != root);
        }
    }
}
