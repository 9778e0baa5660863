namespace ServerlessPatterns.Generator.Architecture;

/// <summary>
/// A diagram that a renderer takes: Mermaid draws at most 500 edges and 50,000 characters, and no diagram can ask for more
/// (https://mermaid.js.org/config/schema-docs/config.html). What is larger becomes several.
/// </summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Nodes">The nodes of its edges; in the last part also those that no edge has.</param>
/// <param name="Edges">Its edges.</param>
internal sealed record DiagramPart(int Number, IReadOnlyList<DiagramNode> Nodes, IReadOnlyList<DiagramEdge> Edges)
{
    private const int MostCharacters = 40_000;

    // What a line counts for beside its labels and ids: more than stands there, so that 500 edges are more than the characters allow.
    private const int Overhead = 80;

    /// <summary>The architecture in one part, or as many as it takes.</summary>
    public static IReadOnlyList<DiagramPart> Of(ArchitectureModel architecture)
    {
        var nodes = architecture.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        var connected = new HashSet<string>(architecture.Edges.SelectMany(edge => new[] { edge.From, edge.To }), StringComparer.Ordinal);
        var parts = new List<DiagramPart>();
        var edges = new List<DiagramEdge>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var size = 0;
        foreach (var edge in architecture.Edges)
        {
            var added = Size(edge, nodes, used);
            if (edges.Count > 0 && size + added > MostCharacters)
            {
                End();
                added = Size(edge, nodes, used);
            }

            edges.Add(edge);
            used.Add(edge.From);
            used.Add(edge.To);
            size += added;
        }

        foreach (var node in architecture.Nodes.Where(node => !connected.Contains(node.Id)))
        {
            if (size + Size(node) > MostCharacters)
            {
                End();
            }

            used.Add(node.Id);
            size += Size(node);
        }

        End();
        return parts;

        void End()
        {
            parts.Add(new DiagramPart(parts.Count + 1, [.. architecture.Nodes.Where(node => used.Contains(node.Id))], [.. edges]));
            edges.Clear();
            used.Clear();
            size = 0;
        }
    }

    private static int Size(DiagramEdge edge, Dictionary<string, DiagramNode> nodes, HashSet<string> used)
        => Overhead + edge.From.Length + edge.To.Length + MermaidText.Label(edge.Label).Length
            + new[] { edge.From, edge.To }.Distinct().Where(id => !used.Contains(id)).Sum(id => Size(nodes[id]));

    private static int Size(DiagramNode node) => Overhead + node.Id.Length + MermaidText.Label([node.Name, node.Kind]).Length + (node.Owner is null ? 0 : MermaidText.Line(node.Owner).Length);
}
