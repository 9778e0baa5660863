using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Architecture;

/// <summary>What the architecture document is written from: what the template deploys, as far as a diagram shows it.</summary>
/// <param name="ServiceName">The service.</param>
/// <param name="AssemblyName">The assembly.</param>
/// <param name="Nodes">The nodes, each id once.</param>
/// <param name="Edges">The edges between them, what belongs together one after the other.</param>
/// <param name="Functions">The functions, in the order of their names.</param>
internal sealed record ArchitectureModel(
    string ServiceName,
    string AssemblyName,
    EquatableArray<DiagramNode> Nodes,
    EquatableArray<DiagramEdge> Edges,
    EquatableArray<FunctionSummary> Functions)
{
    /// <summary>The architecture, or null where there is nothing to deploy.</summary>
    public static ArchitectureModel? Of(PatternModels patterns)
        => patterns is { Assembly: { } assembly, Patterns.IsEmpty: false } ? Drawing.Of(assembly, patterns.Patterns.WithoutDuplicates()) : null;
}
