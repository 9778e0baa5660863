namespace ServerlessPatterns.EndToEnd.Catalog;

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
