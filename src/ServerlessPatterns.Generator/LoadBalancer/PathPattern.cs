namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>A target's path pattern, as its listener rule has it.</summary>
internal static class PathPattern
{
    private const string Below = "/*";

    /// <summary>
    /// The condition's values: what ends in <c>/*</c> takes the path above it too, which that pattern alone would not match. See
    /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
    /// </summary>
    public static IReadOnlyList<string> Values(string pattern)
        => pattern.Length > Below.Length && pattern.EndsWith(Below, StringComparison.Ordinal) ? [pattern.Substring(0, pattern.Length - Below.Length), pattern] : [pattern];
}
