namespace ServerlessPatterns.Benchmarks.Generator;

/// <summary>The pipelines that are compared.</summary>
public enum Pipeline
{
    /// <summary>Ours, behind the gate.</summary>
    Gated,

    /// <summary>ForAttributeWithMetadataName, a transform a class, a file a class: what the compiler team's guide leads to.</summary>
    Straightforward,
}
