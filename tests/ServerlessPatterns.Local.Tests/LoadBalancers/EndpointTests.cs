using ServerlessPatterns.Local.Console;
using ServerlessPatterns.Local.Tests.Cloud;
using ServerlessPatterns.Local.Tests.Console;

namespace ServerlessPatterns.Local.Tests.LoadBalancers;

/// <summary>What is listed of a target, to be copied.</summary>
[Collection(nameof(OneCloud))]
public sealed class EndpointTests
{
    private const string Source =
        """
        public enum Color { Red, Green }

        public sealed record Item(string Name, Color Color, decimal Price);

        public abstract class Shelf
        {
            [HttpRoute("GET", "/items/count")]
            public int Count() => 7;
        }

        [LoadBalancerTarget("/items/*", Priority = 1, Host = "*.example.com")]
        public sealed class Items : Shelf
        {
            [HttpRoute("GET", "/items/{id}")]
            public string Find(Guid ID, Color color, int limit = 20, string? after = null, string[]? tags = null, CancellationToken cancellationToken = default) => $"{color} {limit}";

            [HttpRoute("PUT", "/items/{id}")]
            public HttpResult Keep(int id, Item item, HttpRequest request, [FromHeader("X-Tenant")] string tenant, [FromHeader("X-Note")] string? note) => HttpResult.Text($"{id} {item.Name} {tenant}");

            [HttpRoute("POST", "/items")]
            public string Add(Item item) => item.Name;

            [HttpRoute("DELETE", "/items/{path*}")]
            public void Remove(string path, DateOnly before) { }
        }
        """;

    [Fact]
    public async Task Each_route_is_listed_with_a_request_that_is_answered()
    {
        await using var cloud = await Balanced.StartAsync(CompiledService.Load("warehouse", Source));
        var endpoints = cloud.Cloud.Resources.Endpoints;
        var root = cloud.Cloud.LoadBalancer!.ToString().TrimEnd('/');

        Assert.All(endpoints, endpoint => Assert.Equal(("warehouse", "ItemsFunction", LocalEndpointKind.LoadBalancer), (endpoint.Service, endpoint.LogicalId, endpoint.Kind)));
        var answers = new List<string>();
        foreach (var endpoint in endpoints)
        {
            answers.Add($"{endpoint.Method} {endpoint.Url[root.Length..]}: {await Shell.RunAsync(CurlLine.Of(endpoint) + " --silent --fail")}");
        }

        Assert.Equal(["POST /items: \"text\"", "GET /items/count: 7", "PUT /items/{id}: 1 text text", "GET /items/{id}: \"Red 20\"", "DELETE /items/{path*}: "], answers);
        Assert.Equal("""{"name":"text","color":0,"price":1}""", endpoints.Single(endpoint => endpoint.Method == "POST").SampleBody);
        Assert.Equal(["Host: www.example.com", "X-Tenant: text"], endpoints.Single(endpoint => endpoint.Method == "PUT").Headers.Select(header => $"{header.Key}: {header.Value}"));
    }
}
