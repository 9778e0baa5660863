namespace ServerlessPatterns.EndToEnd.Catalog;

/// <summary>With a sort key that is a number; its key's names are given by hand.</summary>
[CrudTable("stations/readings", Authorization = ApiAuthorization.ApiKey)]
public sealed class Reading
{
    [PartitionKey]
    [System.Text.Json.Serialization.JsonPropertyName("station-id")]
    public required Guid Station { get; init; }

    [SortKey]
    public required long Taken { get; init; }

    public double? Celsius { get; init; }

    [TimeToLive]
    public long? Expires { get; init; }
}
