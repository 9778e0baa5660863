using Amazon.DynamoDBv2.DataModel;

namespace ServerlessPatterns.Benchmarks.Crud;

/// <summary>How large a catalog item is.</summary>
public sealed class CatalogDimensions
{
    /// <summary>In millimetres.</summary>
    [DynamoDBProperty("width")]
    public int Width { get; set; }

    /// <summary>In millimetres.</summary>
    [DynamoDBProperty("height")]
    public int Height { get; set; }

    /// <summary>In millimetres.</summary>
    [DynamoDBProperty("depth")]
    public int Depth { get; set; }
}
