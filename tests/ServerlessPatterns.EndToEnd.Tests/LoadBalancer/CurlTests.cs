using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessPatterns.EndToEnd.Tests.Crud;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using Shop.Contracts;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>The published shop's front door, as somebody with curl sees it.</summary>
public sealed class CurlTests(AwsEmulator emulator)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_is_placed_read_and_refused(bool nativeAot)
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot);
        await using var shop = await system.OpenAsync();
        await system.Shop.CreateProductAsync(CatalogApi.Tea, TestContext.Current.CancellationToken);
        var url = new Uri(shop.Front.Address, "/orders").ToString();
        var order = JsonSerializer.Serialize(ShopOrders.Of("A-1", 20m, "TEA-250"), ShopJsonContext.Default.PlaceOrder);

        var placed = await Curl.RunAsync("--json", order, url);
        var found = await Curl.RunAsync(url + "/A-1");
        var head = await Curl.RunAsync("--head", url + "/A-1");
        var form = await Curl.RunAsync("--data", order, url);
        var malformed = await Curl.RunAsync("--json", "{", url);
        var deleted = await Curl.RunAsync("--request", "DELETE", url + "/A-1");
        var none = await Curl.RunAsync("--get", "--data-urlencode", "q=a b", url + "/A-2");
        var chunked = await Curl.RunAsync("--json", order, "--header", "Transfer-Encoding: chunked", url);

        Assert.Equal((201, "application/json"), (placed.Status, placed.ContentType));
        Assert.Equal((200, "application/json"), (found.Status, found.ContentType));
        Assert.Equal("Tea \"Earl\" 250 g", JsonNode.Parse(found.Body)!["lines"]![0]!["name"]!.ToString());
        Assert.Equal((200, "application/json"), (head.Status, head.ContentType));
        Assert.StartsWith("HTTP/1.1 200 OK", head.Body, StringComparison.Ordinal);
        Assert.Equal((415, "application/problem+json"), (form.Status, form.ContentType));
        Assert.Equal((400, "application/problem+json"), (malformed.Status, malformed.ContentType));
        Assert.Equal((405, "application/problem+json"), (deleted.Status, deleted.ContentType));
        Assert.Equal((404, "application/problem+json"), (none.Status, none.ContentType));
        Assert.Equal(placed, chunked);
    }
}
