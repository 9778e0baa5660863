using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Architecture;

/// <summary>An edge of the diagram, in the direction in which messages, requests and items go.</summary>
/// <param name="From">The id of the node that it leaves.</param>
/// <param name="To">The id of the node that it reaches.</param>
/// <param name="Label">The lines of its label; none: it has none.</param>
/// <param name="IsForFailures">Whether only what failed takes it.</param>
internal sealed record DiagramEdge(string From, string To, EquatableArray<string> Label, bool IsForFailures = false);
