using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Page.Architecture;
using ServerlessPatterns.Local.Tests.Cloud;

namespace ServerlessPatterns.Local.Tests.Page;

[Collection(nameof(OneCloud))]
public sealed class ArchitectureTests(RunningShop shop) : IClassFixture<RunningShop>
{
    [Theory]
    [InlineData("shop/OrderPlacedTopic->shop/VatInvoiceQueue", "subscription", "country is GB or IE")]
    [InlineData("shop/OrderPlacedTopic->warehouse/StockReservationQueue", "subscription", null)]
    [InlineData("shop/OrderPlacedTopic->warehouse/StockReservationSubscriptionDeadLetterQueue", "deadLetters", "when delivery fails")]
    [InlineData("shop/CheckoutQueue->shop/CheckoutDeadLetterQueue", "deadLetters", "after 5 receives")]
    [InlineData("shop/CheckoutQueue->shop/CheckoutFunction", "mapping", null)]
    [InlineData("shop/CheckoutFunction->shop/OrderPlacedTopic", "sends", "publishes")]
    [InlineData("warehouse/StockReservationFunction->shop/StockKeeperQueue", "sends", "sends")]
    [InlineData("shop/LabelPrinterFunction->shop/ProductTable", "reads", "reads")]
    [InlineData("shop/OrderEndpointFunction->shop/OrderTable", "reads", "reads and writes")]
    [InlineData("shop/RestApi->shop/ProductTable", "integration", "GET, POST /products; DELETE, GET, PUT /products/{id}")]
    [InlineData("shop/LoadBalancerListener->shop/OrderEndpointFunction", "route", "/orders, /orders/*")]
    public async Task An_edge_says_what_takes_it(string id, string kind, string? label)
    {
        var architecture = await shop.GetAsync("/local/architecture");

        var edge = Assert.Single(architecture["edges"]!.AsArray(), edge => edge!["id"]!.ToString() == id)!;
        Assert.Equal((kind, id.Split("->")[0], id.Split("->")[1]), (edge["kind"]!.ToString(), edge["from"]!.ToString(), edge["to"]!.ToString()));
        Assert.Equal(label?.Split("; ").Order(StringComparer.Ordinal), edge["label"]?.ToString().Split("; ").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("shop/OrderPlacedTopic", "topic", "order-placed", "topic")]
    [InlineData("shop/CheckoutQueue", "queue", "place-order", "visibility 180 s, 5 tries")]
    [InlineData("shop/StockKeeperQueue", "queue", "stock", "FIFO, visibility 180 s, 5 tries")]
    [InlineData("shop/VatInvoiceQueue", "queue", "vat-invoice", "visibility 180 s, 5 tries")]
    [InlineData("shop/CheckoutDeadLetterQueue", "deadLetterQueue", "place-order", "dead-letter queue")]
    [InlineData("warehouse/StockReservationSubscriptionDeadLetterQueue", "deadLetterQueue", "stock-reservation", "subscription's dead-letter queue")]
    [InlineData("shop/OrderEndpointFunction", "function", "OrderEndpoint", "timeout 30 s, 512 MB")]
    [InlineData("shop/ProductTable", "table", "Product", "partition key id")]
    [InlineData("shop/RestApi", "api", "shop", "REST API")]
    public async Task A_node_has_the_name_that_the_service_gives_it(string id, string kind, string name, string detail)
    {
        var architecture = await shop.GetAsync("/local/architecture");

        var node = Assert.Single(architecture["nodes"]!.AsArray(), node => node!["id"]!.ToString() == id)!;
        Assert.Equal((kind, name, detail), (node["kind"]!.ToString(), node["name"]!.ToString(), node["detail"]!.ToString()));
    }

    [Fact]
    public async Task Edges_join_nodes_and_have_a_count_in_the_state()
    {
        var architecture = await shop.GetAsync("/local/architecture");
        var state = await shop.GetAsync("/local/state");
        var nodes = architecture["nodes"]!.AsArray().Select(node => node!["id"]!.ToString()).ToList();
        var edges = architecture["edges"]!.AsArray();

        Assert.Equal(nodes.Count, nodes.Distinct().Count());
        Assert.All(edges, edge => Assert.Superset(new HashSet<string> { edge!["from"]!.ToString(), edge["to"]!.ToString() }, nodes.ToHashSet()));
        Assert.Equal(edges.Select(edge => edge!["id"]!.ToString()), state["edges"]!.AsObject().Select(edge => edge.Key));
    }

    [Fact]
    public async Task A_topic_and_each_queue_that_is_read_can_be_sent_to_with_a_body_that_their_consumers_read()
    {
        var endpoints = (await shop.GetAsync("/local/architecture"))["endpoints"]!.AsArray();

        Assert.Equal(["shop/OrderPlacedTopic"], endpoints.Where(endpoint => endpoint!["kind"]!.ToString() == "topic").Select(endpoint => endpoint!["node"]!.ToString()));
        var stock = Assert.Single(endpoints, endpoint => endpoint!["node"]!.ToString() == "shop/StockKeeperQueue")!;
        Assert.EndsWith("/queues/shop-StockKeeperQueue.fifo?group={group}&deduplication={deduplication}", stock["url"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["group", "deduplication"], stock["parameters"]!.AsArray().Select(name => name!.ToString()));
        Assert.NotNull(JsonNode.Parse(stock["body"]!.ToString())!["sku"]);
    }

    [Theory]
    [InlineData("""{"country":["GB","IE","New Zealand"]}""", "country is GB, IE or \"New Zealand\"")]
    [InlineData("""{"total":[{"numeric":[">=",10,"<",20]}],"customer":{"vip":[true]}}""", "total is at least 10 and is less than 20, and customer.vip is true")]
    [InlineData("""{"sku":[{"prefix":"A-"},{"anything-but":["x","y"]},{"exists":false}]}""", "sku begins with A- or is not x or y or is absent")]
    [InlineData("""{"sku":[{"equals-ignore-case":"a-1"},{"wildcard":"A*1"},{"anything-but":{"prefix":"B-"}}],"ip":[{"cidr":"10.0.0.0/8"}]}""", "sku is a-1 in whatever case or is like \"A*1\" or is not what begins with B-, and ip is an address in \"10.0.0.0/8\"")]
    public void A_filter_is_told_in_the_words_of_the_diagram(string policy, string sentence)
        => Assert.Equal(sentence, FilterSentence.Of(JsonNode.Parse(policy)));
}
