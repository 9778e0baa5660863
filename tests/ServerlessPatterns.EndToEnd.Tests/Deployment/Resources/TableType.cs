using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>AWS::DynamoDB::Table.</summary>
internal sealed class TableType : IResourceType
{
    public IReadOnlySet<string> Properties { get; } = new HashSet<string>(
    [
        "TableName", "AttributeDefinitions", "KeySchema", "BillingMode",

        // What makes no difference to how items are written and read.
        "SSESpecification", "PointInTimeRecoverySpecification", "TimeToLiveSpecification", "DeletionProtectionEnabled", "OnDemandThroughput",
        "ContributorInsightsSpecification", "TableClass", "Tags",
    ]);

    public async Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        var attributes = Items(request, "AttributeDefinitions")
            .Select(item => new AttributeDefinition(Text(item, "AttributeName"), ScalarAttributeType.FindValue(Text(item, "AttributeType"))));
        var keys = Items(request, "KeySchema")
            .Select(item => new KeySchemaElement(Text(item, "AttributeName"), KeyType.FindValue(Text(item, "KeyType"))));
        var created = await request.Environment.DynamoDb.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = request.Optional("TableName") ?? request.PhysicalName,
                AttributeDefinitions = [.. attributes],
                KeySchema = [.. keys],
                BillingMode = BillingMode.FindValue(request.Text("BillingMode")),
            },
            TestContext.Current.CancellationToken);
        return new(created.TableDescription.TableName, new Dictionary<string, string>
        {
            ["Arn"] = $"arn:aws:dynamodb:{StackEnvironment.Region}:{StackEnvironment.AccountId}:table/{created.TableDescription.TableName}",
        });
    }

    private static IEnumerable<JsonNode> Items(ResourceRequest request, string property)
        => request.Properties[property]?.AsArray().Select(item => item!) ?? throw new DeploymentException($"{request.LogicalId} ({request.Type}) has no {property}.");

    private static string Text(JsonNode item, string property) => item[property]!.ToString();
}
