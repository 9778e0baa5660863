using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shop.Contracts;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>Orders that are sent to the shop's front door, and its answers.</summary>
internal static class ShopOrders
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An order of these articles, one of the first, two of the second and so on.</summary>
    public static PlaceOrder Of(string id, decimal total, params string[] skus)
        => new(id, "Zoë \"Z\" O'Neill 🍵", new Address("1 Quay", "Cork", "T12", "IE"), [.. skus.Select((sku, index) => new OrderLine(sku, index + 1, 0.25m))], total, DeliveryService.Express);

    /// <summary>Posts it, with the members of another object in the place of its own.</summary>
    public static Task<HttpResponseMessage> PlaceAsync(this DeployedFront shop, PlaceOrder order, string change = "{}")
    {
        var body = JsonSerializer.SerializeToNode(order, ShopJsonContext.Default.PlaceOrder)!.AsObject();
        foreach (var member in JsonDocument.Parse(change).RootElement.EnumerateObject())
        {
            body[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return shop.Http.PostAsync(new Uri("/orders", UriKind.Relative), new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), Cancellation);
    }

    /// <summary>The answer's body.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        return document.RootElement.Clone();
    }

    /// <summary>That the answer is a problem document; a title of null is any.</summary>
    public static async Task<JsonElement> AssertProblemAsync(this HttpResponseMessage answer, int status, string? title)
    {
        var problem = await answer.JsonAsync();
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(title ?? problem.GetProperty("title").GetString(), problem.GetProperty("title").GetString());
        return problem;
    }
}
