namespace ServerlessPatterns.Local.Page.Architecture;

/// <summary>The system as its templates say it, which does not change while it runs.</summary>
/// <param name="Nodes">Its parts.</param>
/// <param name="Edges">The ways between them, one at most from a part to another.</param>
/// <param name="Endpoints">What can be asked of it.</param>
internal sealed record SystemArchitecture(IReadOnlyList<ArchitectureNode> Nodes, IReadOnlyList<ArchitectureEdge> Edges, IReadOnlyList<ArchitectureEndpoint> Endpoints);
