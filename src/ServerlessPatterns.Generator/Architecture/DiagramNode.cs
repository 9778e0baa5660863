namespace ServerlessPatterns.Generator.Architecture;

/// <summary>A node of the diagram.</summary>
/// <param name="Id">A logical id of the template, or a name that none has.</param>
/// <param name="Shape">What it is.</param>
/// <param name="Name">What the service calls it.</param>
/// <param name="Kind">What it is, in words.</param>
internal sealed record DiagramNode(string Id, NodeShape Shape, string Name, string Kind)
{
    /// <summary>Whether it holds what could not be handled.</summary>
    public bool IsDeadLetter { get; init; }

    /// <summary>Whether another service's template holds it.</summary>
    public bool IsExternal { get; init; }

    /// <summary>The service whose template holds it, where that is another one and known.</summary>
    public string? Owner { get; init; }
}
