using ServerlessPatterns;

namespace Shop.Catalog;

/// <summary>What the shop sells, as its back office keeps it through the API.</summary>
[CrudTable("products")]
public sealed record Product(
    [property: PartitionKey] string Id,
    string Name,
    decimal Price,
    int? Stock,
    bool Discontinued,
    IReadOnlyList<string> Tags,
    Dictionary<string, string> Labels,
    Dimensions? Dimensions,
    DateTimeOffset AddedAt,
    Category Category);
