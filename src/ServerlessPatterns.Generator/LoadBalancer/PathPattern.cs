namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>The path pattern of a target.</summary>
internal static class PathPattern
{
    /// <summary>
    /// The patterns that the listener rule has. One that ends in <c>/*</c> takes the path without it too, for who asks for <c>/orders/*</c> means
    /// <c>/orders</c> as well.
    /// </summary>
    public static IReadOnlyList<string> Values(string pattern)
        => pattern.Length > 2 && pattern.EndsWith("/*", StringComparison.Ordinal) ? [pattern.Substring(0, pattern.Length - 2), pattern] : [pattern];
}
