using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>A table, and the role with which API Gateway reaches it.</summary>
internal static class TableResources
{
    public static ResourceOrigin Origin(TableModel table) => new("CrudTable", table.Item.FullName);

    public static void AddTo(Template template, ServiceModel service, TableModel table, TemplatePlan plan)
    {
        var ids = plan.Ids(table.Item);
        template.AddResource(ids.Table, Table(service, table), Origin(table));
        template.AddOutput(ids.TableName, $"Name of the table of {table.Path}.", Intrinsic.Ref(ids.Table));
        if (table.Operations != TableOperations.None)
        {
            template.AddResource(ids.TableRole, Role(service, table, ids), Origin(table));
        }
    }

    /// <summary>See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html</summary>
    private static Resource Table(ServiceModel service, TableModel table) => new("AWS::DynamoDB::Table", new JsonObject
    {
        { "AttributeDefinitions", new JsonArray(table.Keys.Select(key => (JsonNode)new JsonObject { { "AttributeName", key.Name }, { "AttributeType", key.AttributeType } })) },
        { "KeySchema", new JsonArray(table.Keys.Select((key, index) => (JsonNode)new JsonObject { { "AttributeName", key.Name }, { "KeyType", index == 0 ? "HASH" : "RANGE" } })) },
        { "BillingMode", "PAY_PER_REQUEST" },
        { "SSESpecification", new JsonObject { { "SSEEnabled", true } } },
        { "PointInTimeRecoverySpecification", new JsonObject { { "PointInTimeRecoveryEnabled", true } } },
        { "DeletionProtectionEnabled", table.DeletionProtection },
        { "TimeToLiveSpecification", table.TimeToLive is { } attribute ? new JsonObject { { "AttributeName", attribute }, { "Enabled", true } } : null },
        { "Tags", ServiceTags.List(service) },
    })
    {
        // Also where its creation is rolled back: while it is protected, CloudFormation could not delete it, and the rollback would fail.
        Removal = RemovalPolicy.RetainAlways,
    };

    private static Resource Role(ServiceModel service, TableModel table, LogicalIds ids) => new("AWS::IAM::Role", new JsonObject
    {
        { "AssumeRolePolicyDocument", PolicyDocument.Of([PolicyStatement.Allow("ApiGatewayAssumesRole", Principal.Service("apigateway.amazonaws.com"), null, null, "sts:AssumeRole")]) },
        {
            "Policies",
            new JsonArray
            {
                new JsonObject
                {
                    { "PolicyName", "table" },
                    { "PolicyDocument", PolicyDocument.Of([PolicyStatement.Allow("UseTable", null, Intrinsic.GetAtt(ids.Table, "Arn"), null, Actions(table))]) },
                },
            }
        },
        { "Tags", ServiceTags.List(service) },
    });

    private static string[] Actions(TableModel table)
        => [.. Api.TableMethod.Of(table).Select(method => "dynamodb:" + method.Action).Distinct(StringComparer.Ordinal)];
}
