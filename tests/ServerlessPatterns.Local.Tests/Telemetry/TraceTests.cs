using System.Diagnostics;
using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Tests.Cloud;
using ServerlessPatterns.Local.Tests.Page;

namespace ServerlessPatterns.Local.Tests.Telemetry;

/// <summary>Traces through real functions: what they publish and send goes through the AWS SDK's clients and HTTP.</summary>
[Collection(nameof(OneCloud))]
public sealed class TraceTests(RunningShop shop) : IClassFixture<RunningShop>
{
    [Fact]
    public async Task An_order_is_one_trace_from_its_queue_through_topic_and_services_to_the_stock()
    {
        var messageId = await shop.SendAsync("shop/CheckoutQueue", Body(await shop.GetAsync("/local/architecture"), "shop/CheckoutQueue"));
        await shop.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);

        var spans = await TraceOfAsync(messageId);
        var chain = Chain(spans, Assert.Single(spans, span => span["name"]!.ToString() == "handle StockKeeper"));
        Assert.Equal(
            [
                "send place-order", "wait in place-order", "handle Checkout", "publish order-placed", "deliver to stock-reservation", "wait in stock-reservation",
                "handle StockReservation", "send stock", "wait in stock", "handle StockKeeper",
            ],
            chain.Select(span => span["name"]!.ToString()));
        Assert.Equal(
            ["send", "wait", "handle", "publish", "deliver", "wait", "handle", "send", "wait", "handle"],
            chain.Select(span => span["kind"]!.ToString()));
        Assert.All(spans, span => Assert.False((bool)span["failed"]!));

        var state = await shop.GetAsync("/local/state");
        Assert.True((int)state["edges"]!["shop/CheckoutFunction->shop/OrderPlacedTopic"]! >= 1);
        Assert.True((int)state["edges"]!["warehouse/StockReservationFunction->shop/StockKeeperQueue"]! >= 1);
        var requestId = chain[2]["requestId"]!.ToString();
        var invocation = await shop.GetAsync($"/local/invocations/{requestId}");
        Assert.Contains((await shop.GetAsync("/local/traces"))["traces"]!.AsArray(), trace => trace!["traceId"]!.ToString() == invocation["traceId"]!.ToString() && trace["root"]!.ToString() == "send place-order");
    }

    [Fact]
    public async Task A_message_that_a_handler_sends_has_no_attribute_that_it_has_not_in_Lambda()
    {
        var attributes = new List<string>();
        var queue = shop.Cloud.Resources.Telemetry.Queues["shop/StockKeeperQueue"].Queue;
        var before = queue.Observer;
        var watcher = new AttributeWatcher(before!, attributes);
        queue.Observer = watcher;
        try
        {
            await shop.SendAsync("shop/CheckoutQueue", Body(await shop.GetAsync("/local/architecture"), "shop/CheckoutQueue").Replace("\"orderId\":\"text\"", "\"orderId\":\"other\"", StringComparison.Ordinal));
            await shop.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            queue.Observer = before;
        }

        Assert.True(watcher.WasSent);
        Assert.Empty(attributes);
    }

    [Fact]
    public async Task A_request_that_is_in_a_trace_already_goes_on_in_it()
    {
        var traceId = ActivityTraceId.CreateRandom().ToHexString();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/queues/shop-DispatchDeadLetterQueue") { Content = new StringContent("{}"), Headers = { { "traceparent", $"00-{traceId}-00f067aa0ba902b7-01" } } };
        using var answer = await shop.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var trace = await shop.GetAsync($"/local/traces/{traceId}");
        Assert.Equal("00f067aa0ba902b7", Assert.Single(trace["spans"]!.AsArray())!["parentId"]!.ToString());
    }

    [Fact]
    public async Task A_function_behind_a_load_balancer_works_in_the_trace_of_its_request()
    {
        using var http = new HttpClient { BaseAddress = shop.Cloud.LoadBalancer };
        using var answer = await http.GetAsync(new Uri("/orders/none", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(1, await CountAsync("shop/LoadBalancerListener->shop/OrderEndpointFunction"));
        var traceId = await TraceAsync("GET /orders/none");
        var spans = (await shop.GetAsync($"/local/traces/{traceId}"))["spans"]!.AsArray().Select(span => span!).ToList();
        var chain = Chain(spans, spans.First(span => span["kind"]!.ToString() == "table"));
        Assert.Equal(["GET /orders/none", "handle OrderEndpoint", "GetItem Order"], chain.Select(span => span["name"]!.ToString()));
        Assert.Equal("404", chain[0]["detail"]!.ToString());
    }

    [Fact]
    public async Task A_request_to_an_API_is_a_trace_that_ends_at_the_table()
    {
        var endpoint = shop.Cloud.Resources.Endpoints.First(endpoint => endpoint is { Kind: LocalEndpointKind.Api, Method: "GET" } && endpoint.Url.EndsWith('}'));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint.Url[..endpoint.Url.LastIndexOf('/')] + "/none");
        foreach (var (name, value) in endpoint.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(1, await CountAsync("shop/RestApi->shop/ProductTable"));

        // As the API knows its path: without /apis, the service and the stage.
        var root = $"GET /{string.Join('/', request.RequestUri!.AbsolutePath.Split('/')[4..])}";
        var spans = (await shop.GetAsync($"/local/traces/{await TraceAsync(root)}"))["spans"]!.AsArray().Select(span => span!).ToList();
        var chain = Chain(spans, spans.First(span => span["kind"]!.ToString() == "table"));
        Assert.Equal([root, "GetItem Product"], chain.Select(span => span["name"]!.ToString()));
        Assert.Equal("404", chain[0]["detail"]!.ToString());
    }

    private async Task<int> CountAsync(string edge) => (int)((await shop.GetAsync("/local/state"))["edges"]![edge] ?? 0);

    private async Task<string> TraceAsync(string root)
        => (await shop.GetAsync("/local/traces"))["traces"]!.AsArray().First(trace => trace!["root"]!.ToString() == root)!["traceId"]!.ToString();

    private static string Body(JsonNode architecture, string node)
        => architecture["endpoints"]!.AsArray().First(endpoint => endpoint!["node"]!.ToString() == node)!["body"]!.ToString();

    private async Task<List<JsonNode>> TraceOfAsync(string messageId)
    {
        foreach (var trace in (await shop.GetAsync("/local/traces"))["traces"]!.AsArray())
        {
            var spans = (await shop.GetAsync($"/local/traces/{trace!["traceId"]}"))["spans"]!.AsArray().Select(span => span!).ToList();
            if (spans.Exists(span => span["messageId"]?.ToString() == messageId))
            {
                return spans;
            }
        }

        throw new InvalidOperationException($"The message {messageId} is in no trace.");
    }

    /// <summary>The spans that led to one, the first first.</summary>
    private static List<JsonNode> Chain(List<JsonNode> spans, JsonNode last)
    {
        var chain = new List<JsonNode>();
        for (var span = last; span is not null; span = spans.Find(other => other["id"]!.ToString() == span["parentId"]?.ToString()))
        {
            chain.Insert(0, span);
        }

        return chain;
    }
}
