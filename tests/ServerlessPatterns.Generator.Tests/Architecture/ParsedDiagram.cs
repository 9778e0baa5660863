namespace ServerlessPatterns.Generator.Tests.Architecture;

/// <summary>What Mermaid read of a diagram.</summary>
public sealed record ParsedDiagram(string? Error, string Title, string Description, ParsedDiagram.Node[] Nodes, ParsedDiagram.Edge[] Edges, ParsedDiagram.Group[] Groups)
{
    public sealed record Node(string Id, string Text, string? Shape, string[] Classes);

    public sealed record Edge(string From, string To, string Text, bool Dashed);

    public sealed record Group(string Text, string[] Nodes);
}
