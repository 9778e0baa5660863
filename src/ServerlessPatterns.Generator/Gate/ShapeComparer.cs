namespace ServerlessPatterns.Generator.Gate;

/// <summary>The gate: while it finds two compilations equal, no step behind it runs.</summary>
internal sealed class ShapeComparer : IEqualityComparer<GatedCompilation>
{
    public static readonly ShapeComparer Instance = new();

    private ShapeComparer()
    {
    }

    public bool Equals(GatedCompilation? x, GatedCompilation? y) => x is null || y is null ? ReferenceEquals(x, y) : x.Shape.IsEquivalentTo(y.Shape);

    // Nothing cheaper than the comparison itself tells equivalent shapes from others.
    public int GetHashCode(GatedCompilation obj) => 0;
}
