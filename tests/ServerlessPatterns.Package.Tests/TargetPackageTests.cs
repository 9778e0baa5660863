using System.Text.Json;

namespace ServerlessPatterns.Package.Tests;

/// <summary>Load balancer targets in projects that have the package and nothing else.</summary>
public class TargetPackageTests(PackedPackage package)
{
    private const string Front = """
        using System;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;
        using ServerlessPatterns;

        namespace Fresh;

        public sealed record PlaceOrder(string Sku, int Quantity);

        public sealed record Order(string Id, int? Page, string Tenant);

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(PlaceOrder))]
        [JsonSerializable(typeof(Order))]
        public sealed partial class FrontJson : JsonSerializerContext;

        [LoadBalancerTarget("/orders/*", Priority = 10)]
        public sealed class OrderEndpoint
        {
            [HttpRoute("POST", "/orders")]
            public HttpResult Place(PlaceOrder order) => HttpResult.Created("/orders/7", new Order("7", order.Quantity, order.Sku));

            [HttpRoute("GET", "/orders/{id}")]
            public Task<Order?> FindAsync(string id, int? page, [FromHeader("X-Tenant")] string tenant) => Task.FromResult<Order?>(new Order(id, page, tenant));
        }
        """;

    private const string Get = """
        {"requestContext":{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/t/1"}},"httpMethod":"GET","path":"/orders/A%20%C3%BC",
         "multiValueQueryStringParameters":{"page":["3"]},"multiValueHeaders":{"x-tenant":["acme"]},"body":"","isBase64Encoded":false}
        """;

    private const string Post = """
        {"requestContext":{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/t/1"}},"httpMethod":"POST","path":"/orders",
         "multiValueQueryStringParameters":{},"multiValueHeaders":{"content-type":["application/json"]},"body":"{\"sku\":\"TEA\",\"quantity\":2}","isBase64Encoded":false}
        """;

    [Fact]
    public async Task A_net8_library_gets_its_handler_and_its_template_without_a_warning()
    {
        using var project = new FreshProject(
            package,
            "<TargetFramework>net8.0</TargetFramework><IsAotCompatible>true</IsAotCompatible><TreatWarningsAsErrors>true</TreatWarningsAsErrors><AnalysisLevel>latest-recommended</AnalysisLevel>",
            Front);
        (await project.RunAsync("build")).Succeeded();

        var resources = project.Template("bin/Debug/net8.0/Fresh.template.json").GetProperty("Resources");
        Assert.Equal("Fresh::Fresh.OrderEndpointFunction::HandleAsync", resources.GetProperty("OrderEndpointFunction").GetProperty("Properties").GetProperty("Handler").GetString());
        Assert.Contains("AWS::ElasticLoadBalancingV2::ListenerRule", resources.EnumerateObject().Select(resource => resource.Value.GetProperty("Type").GetString()));
    }

    [Fact]
    public async Task A_native_executable_answers_requests()
    {
        using var project = new FreshProject(
            package,
            "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><PublishAot>true</PublishAot><TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
            Front);
        project.Files.Write("get.json", Get);
        project.Files.Write("post.json", Post);
        (await project.RunAsync("publish", "-o", project.Files["deploy"])).Succeeded();

        var found = await DotNet.StartAsync(project.Files["deploy/bootstrap"], project.Files.Path, "invoke", "OrderEndpoint", "get.json");
        Assert.Equal((200, """{"id":"A ü","page":3,"tenant":"acme"}"""), Answer(found.Succeeded().Output));
        var placed = await DotNet.StartAsync(project.Files["deploy/bootstrap"], project.Files.Path, "invoke", "OrderEndpoint", "post.json");
        Assert.Equal((201, """{"id":"7","page":2,"tenant":"TEA"}"""), Answer(placed.Succeeded().Output));
    }

    [Fact]
    public async Task Wrong_usage_is_reported_by_its_rule()
    {
        using var project = new FreshProject(
            package,
            "<TargetFramework>net10.0</TargetFramework>",
            """
            using ServerlessPatterns;

            [LoadBalancerTarget("/a/*")] public sealed class First { [HttpRoute("GET", "/b")] public void Get(int id) { } }
            [LoadBalancerTarget("/a/*", Priority = 1)] public sealed class Second { [HttpRoute("GET", "/a/{id}")] public void Get(int key) { } }
            """);
        var result = await project.RunAsync("build");
        Assert.Contains("error SLP0009: 'First': Priority is not set", result.Output, StringComparison.Ordinal);
        Assert.Contains("error SLP0045: 'Second.Get' has no parameter 'id'", result.Output, StringComparison.Ordinal);
    }

    private static (int Status, string? Body) Answer(string output)
    {
        // The answer stands on a line of its own among what is said on standard error.
        using var answer = JsonDocument.Parse(output.Split('\n').Single(line => line.StartsWith('{')));
        return (answer.RootElement.GetProperty("statusCode").GetInt32(), answer.RootElement.GetProperty("body").GetString());
    }
}
