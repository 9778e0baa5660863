namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>What stands in the place of characters that are not known; none occurs in a path.</summary>
internal static class PathSymbol
{
    public const char AnyNumber = '\u0001';
    public const char AnyNumberOfSegment = '\u0002';
    public const char OneOfSegment = '\u0003';
}
