using Amazon.DynamoDBv2;

namespace Legacy.Client;

/// <summary>What the shop gives to other teams: the table itself (SLP1004).</summary>
public sealed class Storefront(IAmazonDynamoDB table)
{
    public IAmazonDynamoDB Table => table;
}
