namespace ServerlessPatterns.LoadBalancer;

/// <summary>Where the value of a parameter is.</summary>
internal enum HttpSource : byte
{
    /// <summary>A segment of the path.</summary>
    Segment,

    /// <summary>The segments from one on.</summary>
    Rest,

    /// <summary>The query.</summary>
    Query,

    /// <summary>A header.</summary>
    Header,
}
