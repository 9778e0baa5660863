namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>What a segment of a template fits; a path that fits several routes takes the one whose first differing segment comes first here.</summary>
internal enum SegmentKind
{
    /// <summary>One text.</summary>
    Literal,

    /// <summary><c>{id}</c>: any text but none.</summary>
    Parameter,

    /// <summary><c>{rest*}</c>: whatever is left, and nothing too.</summary>
    Rest,
}
