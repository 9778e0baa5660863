using ServerlessPatterns.EndToEnd.Tests.Deployment;

namespace ServerlessPatterns.EndToEnd.Tests.Iam;

/// <summary>The rights of the API on its tables: what the methods of each ask of DynamoDB, and no more.</summary>
public sealed class TableRoleTests(AwsEmulator emulator)
{
    private const string Service =
        """
        namespace Acme;
        [CrudTable] public sealed record Part([property: PartitionKey] string Id);
        [CrudTable] public sealed record Line([property: PartitionKey] string Id, [property: SortKey] int Number);
        [CrudTable(Operations = CrudOperations.Read)] public sealed record Order([property: PartitionKey] string Id);
        [CrudTable(Operations = CrudOperations.List)] public sealed record Price([property: PartitionKey] string Id);
        [CrudTable(Operations = CrudOperations.Create | CrudOperations.Delete)] public sealed record Vote([property: PartitionKey(Generated = true)] string Id);
        [CrudTable(Operations = CrudOperations.None)] public sealed record Hidden([property: PartitionKey] string Id);
        """;

    [Fact]
    public async Task A_method_may_do_what_its_tables_methods_do_to_its_table_and_no_more()
    {
        var stack = await TemplateStack.DeployAsync(new StackEnvironment(emulator), "acme", GeneratedService.TemplateOf("acme", Service));
        var expected = new Dictionary<string, string[]>
        {
            ["Acme.Part"] = ["DeleteItem", "GetItem", "PutItem", "Scan"],
            ["Acme.Line"] = ["DeleteItem", "GetItem", "PutItem", "Query"],
            ["Acme.Order"] = ["GetItem"],
            ["Acme.Price"] = ["Scan"],
            ["Acme.Vote"] = ["DeleteItem", "PutItem"],
        };
        var methods = stack.Resources.Values.Where(resource => resource.Type == "AWS::ApiGateway::Method").ToLookup(method => method.Class!);

        Assert.Equal(expected.Keys.Order(), methods.Select(table => table.Key).Order());
        foreach (var table in methods)
        {
            var integrations = table.Select(method => method.Properties["Integration"]!).ToList();
            var role = stack.WithArn(Assert.Single(integrations.Select(integration => integration["Credentials"]!.ToString()).Distinct()));
            var arn = stack.Of("AWS::DynamoDB::Table", table.Key).Arn;

            Assert.Equal(table.Key, role.Class);
            Assert.Equal(expected[table.Key].Select(action => $"dynamodb:{action} {arn}"), role.Allows());
            Assert.Equal(expected[table.Key], integrations.Select(integration => integration["Uri"]!.ToString().Split('/')[^1]).Distinct().Order(StringComparer.Ordinal));
            Assert.Equal(
                """[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"apigateway.amazonaws.com"},"Sid":"ApiGatewayAssumesRole"}]""",
                role.Properties["AssumeRolePolicyDocument"]!["Statement"]!.ToJsonString());
        }

        Assert.DoesNotContain(stack.Resources.Values, resource => resource.Type == "AWS::IAM::Role" && resource.Class == "Acme.Hidden");
        Assert.All(stack.Resources.Values.Where(resource => resource.Type == "AWS::IAM::Role"), role => Assert.Null(role.Properties["ManagedPolicyArns"]));
    }
}
