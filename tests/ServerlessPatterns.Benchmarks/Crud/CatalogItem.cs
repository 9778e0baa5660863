using Amazon.DynamoDBv2.DataModel;

namespace ServerlessPatterns.Benchmarks.Crud;

/// <summary>An item with twelve members. A class with setters, because the object persistence model makes no records.</summary>
[DynamoDBTable("catalog")]
public sealed class CatalogItem
{
    /// <summary>The key.</summary>
    [DynamoDBHashKey("id")]
    public string Id { get; set; } = "";

    /// <summary>A short text.</summary>
    [DynamoDBProperty("name")]
    public string Name { get; set; } = "";

    /// <summary>A longer one.</summary>
    [DynamoDBProperty("description")]
    public string Description { get; set; } = "";

    /// <summary>A decimal number.</summary>
    [DynamoDBProperty("price")]
    public decimal Price { get; set; }

    /// <summary>A whole number.</summary>
    [DynamoDBProperty("stock")]
    public int? Stock { get; set; }

    /// <summary>A Boolean.</summary>
    [DynamoDBProperty("discontinued")]
    public bool Discontinued { get; set; }

    /// <summary>A floating-point number.</summary>
    [DynamoDBProperty("weight")]
    public double Weight { get; set; }

    /// <summary>A time.</summary>
    [DynamoDBProperty("addedAt")]
    public DateTime AddedAt { get; set; }

    /// <summary>An enum, as its number.</summary>
    [DynamoDBProperty("category")]
    public CatalogCategory Category { get; set; }

    /// <summary>A list.</summary>
    [DynamoDBProperty("tags")]
    public List<string> Tags { get; set; } = [];

    /// <summary>A dictionary.</summary>
    [DynamoDBProperty("labels")]
    public Dictionary<string, string> Labels { get; set; } = [];

    /// <summary>A nested object.</summary>
    [DynamoDBProperty("dimensions")]
    public CatalogDimensions? Dimensions { get; set; }
}
