namespace ServerlessPatterns.LoadBalancer;

/// <summary>What the body of a result is.</summary>
internal enum HttpBodyKind
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>A value, to be written as JSON.</summary>
    Json,

    /// <summary>A problem document.</summary>
    Problem,

    /// <summary>Text, to be written in UTF-8.</summary>
    Text,

    /// <summary>Bytes, as they are.</summary>
    Bytes,
}
