namespace ServerlessPatterns.Benchmarks.Crud;

/// <summary>What a catalog item is.</summary>
public enum CatalogCategory
{
    /// <summary>Nothing special.</summary>
    General,

    /// <summary>For kitchens.</summary>
    Kitchen,
}
