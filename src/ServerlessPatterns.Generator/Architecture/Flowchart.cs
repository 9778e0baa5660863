using System.Text;

namespace ServerlessPatterns.Generator.Architecture;

/// <summary>Writes a Mermaid flowchart. See https://mermaid.js.org/syntax/flowchart.html</summary>
internal static class Flowchart
{
    private const string DeadLetterClass = "deadLetter";
    private const string ExternalClass = "external";

    /// <param name="title">What a screen reader calls it.</param>
    /// <param name="description">What a screen reader says of it.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="edges">The edges between them.</param>
    public static string Write(string title, string description, IReadOnlyList<DiagramNode> nodes, IEnumerable<DiagramEdge> edges)
    {
        var text = new StringBuilder("flowchart LR\n");
        Line(text, 1, "accTitle: " + MermaidText.Line(title));
        Line(text, 1, "accDescr: " + MermaidText.Line(description));
        foreach (var node in nodes.Where(node => node.Owner is null))
        {
            Line(text, 1, Node(node));
        }

        var number = 0;
        foreach (var owned in nodes.Where(node => node.Owner is not null).GroupBy(node => node.Owner!, StringComparer.Ordinal).OrderBy(owned => owned.Key, StringComparer.Ordinal))
        {
            number++;
            Line(text, 1, $"subgraph Service_{number} [{MermaidText.Label(["service " + owned.Key])}]");
            foreach (var node in owned)
            {
                Line(text, 2, Node(node));
            }

            Line(text, 1, "end");
        }

        foreach (var edge in edges)
        {
            Line(text, 1, Edge(edge));
        }

        if (nodes.Any(node => node.IsDeadLetter))
        {
            Line(text, 1, $"classDef {DeadLetterClass} stroke-dasharray: 6 4");
        }

        if (nodes.Any(node => node.IsExternal))
        {
            Line(text, 1, $"classDef {ExternalClass} stroke-dasharray: 2 3");
        }

        return text.ToString();
    }

    private static string Node(DiagramNode node)
    {
        var (open, close) = node.Shape switch
        {
            NodeShape.Topic => ("{{", "}}"),
            NodeShape.Queue => ("[/", "/]"),
            NodeShape.Function => ("([", "])"),
            NodeShape.Table => ("[(", ")]"),
            NodeShape.Api => ("[\\", "/]"),
            _ => ("[/", "\\]"),
        };
        var style = node.IsDeadLetter ? ":::" + DeadLetterClass : node.IsExternal ? ":::" + ExternalClass : "";
        return node.Id + open + MermaidText.Label([node.Name, node.Kind]) + close + style;
    }

    private static string Edge(DiagramEdge edge)
        => $"{edge.From} {(edge.IsForFailures ? "-.->" : "-->")}{(edge.Label.Count == 0 ? "" : $"|{MermaidText.Label(edge.Label)}|")} {edge.To}";

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
