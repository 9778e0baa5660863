using Amazon.DynamoDBv2.DataModel;

namespace Legacy;

/// <summary>A customer, kept in a table of this service.</summary>
[DynamoDBTable("customers")]
public sealed class Customer
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";
}
