using System.Text.Json;
using ServerlessPatterns.EndToEnd.Tests.Deployment;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>What holds for a template that has an API, and that no validator of templates catches.</summary>
public sealed class ApiTemplateTests
{
    private const string Prefix = "AWS::ApiGateway::";

    // Of what a deployment is a snapshot: https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
    private static readonly string[] s_deployed = ["Method", "Model", "Resource", "GatewayResponse", "RequestValidator", "Authorizer"];

    private const string Parts =
        """
        namespace Acme;
        [CrudTable("acme/parts")]
        public sealed record Part([property: PartitionKey] string Id, string Name) { }
        """;

    private const string Orders =
        """
        namespace Acme;
        [CrudTable("acme/orders", Operations = CrudOperations.Read | CrudOperations.List)]
        public sealed record Order([property: PartitionKey] string Id, [property: SortKey] int Line, decimal Price);
        """;

    public static TheoryData<string, string, string> Inside => new()
    {
        { "a mapping template, by a member", "string Name)", "string Name, string? Colour)" },
        { "a mapping template, by a type", "string Name)", "List<string> Name)" },
        { "a model", "string Name)", "[property: System.ComponentModel.DataAnnotations.StringLength(9)] string Name)" },
        { "a model, by unknown members", "acme/parts\"", "acme/parts\", AllowUnknownMembers = true" },
        { "a gateway response", "acme/parts\"", "acme/parts\", CorsOrigins = [\"https://shop.example\"]" },
        { "a method", "acme/parts\"", "acme/parts\", Operations = CrudOperations.Read" },
        { "an authorization", "acme/parts\"", "acme/parts\", Authorization = ApiAuthorization.ApiKey" },
        { "a path", "acme/parts\"", "acme/spares\"" },
    };

    public static TheoryData<string, string, string> Outside => new()
    {
        { "a throttle, which is the stage's", "acme/parts\"", "acme/parts\", RateLimit = 5, BurstLimit = 5" },
        { "the table's protection", "acme/parts\"", "acme/parts\", DeletionProtection = false" },
        { "a comment", "[CrudTable", "/* What we sell. */ [CrudTable" },
        { "a consumer", "[CrudTable", "[QueueConsumer] public sealed class Packer { public void HandleAsync(Part part) { } }\n[CrudTable" },
        { "a member that JSON does not have", "{ }", "{ [System.Text.Json.Serialization.JsonIgnore] public string Upper => Name.ToUpperInvariant(); }" },
    };

    [Fact]
    public void A_deployment_waits_for_everything_that_it_is_a_snapshot_of()
    {
        var resources = CatalogStack.Template.GetProperty("Resources").EnumerateObject().ToList();
        var expected = resources.Where(resource => s_deployed.Contains(TypeOf(resource))).Select(resource => resource.Name);
        var deployment = Assert.Single(resources, resource => TypeOf(resource) == "Deployment");

        Assert.Equal(expected.Order(StringComparer.Ordinal), deployment.Value.GetProperty("DependsOn").EnumerateArray().Select(id => id.GetString()!).Order(StringComparer.Ordinal));
        var stage = Assert.Single(resources, resource => TypeOf(resource) == "Stage");
        Assert.Equal(deployment.Name, stage.Value.GetProperty("Properties").GetProperty("DeploymentId").GetProperty("Ref").GetString());
    }

    [Theory]
    [MemberData(nameof(Inside))]
    public void A_change_of_the_API_is_a_new_deployment(string change, string part, string replacement)
        => Assert.True(DeploymentOf(Parts.Replace(part, replacement, StringComparison.Ordinal), Orders) != DeploymentOf(Parts, Orders), change);

    [Theory]
    [MemberData(nameof(Outside))]
    public void A_change_of_something_else_is_no_new_deployment(string change, string part, string replacement)
        => Assert.True(DeploymentOf(Parts.Replace(part, replacement, StringComparison.Ordinal), Orders) == DeploymentOf(Parts, Orders), change);

    [Fact]
    public void The_order_of_the_sources_makes_no_new_deployment()
        => Assert.Equal(DeploymentOf(Parts, Orders), DeploymentOf(Orders, Parts));

    [Fact]
    public void A_new_table_is_a_new_deployment()
        => Assert.NotEqual(DeploymentOf(Parts), DeploymentOf(Parts, Orders));

    [Fact]
    public void Tables_share_the_parts_of_their_paths()
    {
        var resources = Service(Parts, Orders).GetProperty("Resources").EnumerateObject().Where(resource => TypeOf(resource) == "Resource").ToList();
        var byId = resources.ToDictionary(resource => resource.Name, resource => resource.Value.GetProperty("Properties"));

        Assert.Equal(
            ["/acme", "/acme/orders", "/acme/orders/{id}", "/acme/orders/{id}/{line}", "/acme/parts", "/acme/parts/{id}"],
            byId.Keys.Select(Path).Order(StringComparer.Ordinal));

        string Path(string id)
        {
            var parent = byId[id].GetProperty("ParentId");
            return (parent.TryGetProperty("Ref", out var reference) ? Path(reference.GetString()!) : "") + "/" + byId[id].GetProperty("PathPart").GetString();
        }
    }

    [Fact]
    public void Every_answer_that_asks_to_wait_says_how_long()
    {
        var responses = CatalogStack.Template.GetProperty("Resources").EnumerateObject().Where(resource => TypeOf(resource) == "GatewayResponse")
            .Select(resource => resource.Value.GetProperty("Properties")).Where(response => response.TryGetProperty("StatusCode", out var status) && status.GetString() is "429" or "503")
            .ToDictionary(response => response.GetProperty("ResponseType").GetString()!, response => response.GetProperty("ResponseParameters").TryGetProperty("gatewayresponse.header.Retry-After", out _));

        // How long a quota lasts, its template does not know.
        Assert.Equal([("INTEGRATION_FAILURE", true), ("QUOTA_EXCEEDED", false), ("THROTTLED", true)], responses.Select(response => (response.Key, response.Value)).Order());
    }

    private static JsonElement Service(params string[] sources) => GeneratedService.TemplateOf("acme", sources);

    private static string DeploymentOf(params string[] sources) => Service(sources).GetProperty("Resources").EnumerateObject().Single(resource => TypeOf(resource) == "Deployment").Name;

    private static string? TypeOf(JsonProperty resource) => resource.Value.GetProperty("Type").GetString() is { } type && type.StartsWith(Prefix, StringComparison.Ordinal) ? type[Prefix.Length..] : null;
}
