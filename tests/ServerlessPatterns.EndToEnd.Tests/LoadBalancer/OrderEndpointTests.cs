using System.Net;
using System.Text;
using ServerlessPatterns.EndToEnd.Tests.Crud;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.EndToEnd.Tests.Functions;
using ServerlessPatterns.Local.LoadBalancers;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>Pattern four as it is deployed: the published shop's front door, behind the listener rule of its template.</summary>
public sealed class OrderEndpointTests(AwsEmulator emulator)
{
    private const string Endpoint = "Shop.Orders.OrderEndpoint";
    private const string FraudReview = "Shop.Orders.FraudReview";
    private const string VatInvoice = "Shop.Orders.VatInvoice";
    private const string ShipmentScheduler = "Shop.Shipping.ShipmentScheduler";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_is_placed_reaches_the_consumers_and_can_be_read_with_its_products_names(bool nativeAot)
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot);
        system.Start(FraudReview, VatInvoice, "Shop.Shipping.Dispatch", ShipmentScheduler);
        await using var shop = await system.OpenAsync();
        await system.Shop.CreateProductAsync(CatalogApi.Tea, Cancellation);

        using var placed = await shop.PlaceAsync(ShopOrders.Of("A-1001", total: 1500m, "TEA-250", "NONE-1", "TEA-250"));
        using var found = await shop.Http.GetAsync(placed.Headers.Location, Cancellation);
        await system.DrainAsync(Cancellation);

        Assert.Equal((HttpStatusCode.Created, "/orders/A-1001"), (placed.StatusCode, placed.Headers.Location!.OriginalString));
        var receipt = await placed.JsonAsync();
        var order = await found.JsonAsync();
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Equal("A-1001", order.GetProperty("orderId").GetString());
        Assert.Equal(1500m, order.GetProperty("total").GetDecimal());
        Assert.Equal("Express", order.GetProperty("service").GetString());
        Assert.Equal(receipt.GetProperty("placedAt").GetString(), order.GetProperty("placedAt").GetString());
        Assert.Equal(
            ["TEA-250|Tea \"Earl\" 250 g|1", "NONE-1||2", "TEA-250|Tea \"Earl\" 250 g|3"],
            order.GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("sku")}|{line.GetProperty("name")}|{line.GetProperty("quantity")}"));
        Assert.Equal("A-1001", Assert.Single(system[FraudReview].LinesWith("reviewOf")).GetProperty("reviewOf").GetString());
        Assert.Equal("A-1001", Assert.Single(system[VatInvoice].LinesWith("invoiceFor")).GetProperty("invoiceFor").GetString());
        Assert.Empty(system[ShipmentScheduler].LinesWith("reference"));
    }

    [Fact]
    public async Task An_order_that_is_placed_twice_is_answered_alike_and_another_of_its_id_is_refused()
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        await using var shop = await system.OpenAsync();
        using var first = await shop.PlaceAsync(ShopOrders.Of("A-1", total: 20m, "TEA-250"));
        using var again = await shop.PlaceAsync(ShopOrders.Of("A-1", total: 20.00m, "TEA-250"));
        using var other = await shop.PlaceAsync(ShopOrders.Of("A-1", total: 30m, "TEA-250"));
        using var found = await shop.Http.GetAsync(first.Headers.Location, Cancellation);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancellation), await again.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        await other.AssertProblemAsync(409, "There is another order with this id");
        Assert.Equal(20m, (await found.JsonAsync()).GetProperty("total").GetDecimal());
    }

    [Theory]
    [InlineData("""{"orderId":""}""", "Its id has 0 characters")]
    [InlineData("""{"lines":[]}""", "It has 0 lines")]
    [InlineData("""{"lines":[null]}""", "A line has no article")]
    [InlineData("""{"lines":[{"sku":"TEA-250","quantity":0,"weightKilograms":1}]}""", "no quantity of 1 or more")]
    [InlineData("""{"total":0}""", "Its total is 0")]
    public async Task An_order_that_cannot_be_taken_is_neither_kept_nor_told_of(string change, string detail)
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        system.Start(FraudReview, VatInvoice);
        await using var shop = await system.OpenAsync();
        using var refused = await shop.PlaceAsync(ShopOrders.Of("A-1", total: 1500m, "TEA-250"), change);
        using var found = await shop.Http.GetAsync(new Uri("/orders/A-1", UriKind.Relative), Cancellation);
        await system.DrainAsync(Cancellation);

        Assert.Contains(detail, (await refused.AssertProblemAsync(422, "The order cannot be taken")).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, found.StatusCode);
        Assert.Empty(system[FraudReview].Lines.Concat(system[VatInvoice].Lines));
    }

    [Theory]
    [InlineData("a/b c+é%.", "/orders/a%2Fb%20c%2B%C3%A9%25.")]
    [InlineData("100%25", "/orders/100%2525")]
    [InlineData("?q=1&x#y", "/orders/%3Fq%3D1%26x%23y")]
    [InlineData("+", "/orders/%2B")]
    public async Task An_id_is_decoded_exactly_once(string id, string path)
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        await using var shop = await system.OpenAsync();
        using var placed = await shop.PlaceAsync(ShopOrders.Of(id, total: 20m, "TEA-250"));
        using var found = await shop.Http.SendAsync("GET", shop.Front.Address, path);

        Assert.Equal(path, placed.Headers.Location!.OriginalString);
        Assert.Equal(id, (await found.JsonAsync()).GetProperty("orderId").GetString());
    }

    [Fact]
    public async Task A_plus_in_a_path_is_a_plus()
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        await using var shop = await system.OpenAsync();
        using var placed = await shop.PlaceAsync(ShopOrders.Of("a+b", total: 20m, "TEA-250"));
        using var found = await shop.Http.SendAsync("GET", shop.Front.Address, "/orders/a+b");

        Assert.Equal("a+b", (await found.JsonAsync()).GetProperty("orderId").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HEAD_says_what_GET_says_without_the_body(bool nativeAot)
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot);
        await using var shop = await system.OpenAsync();
        using var placed = await shop.PlaceAsync(ShopOrders.Of("A-1", total: 20m, "TEA-250"));
        using var head = await shop.Http.SendAsync("HEAD", shop.Front.Address, "/orders/A-1");
        using var none = await shop.Http.SendAsync("HEAD", shop.Front.Address, "/orders/A-2");

        Assert.Equal((HttpStatusCode.OK, "application/json"), (head.StatusCode, head.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (none.StatusCode, none.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_health_check_is_answered_without_the_tables_and_what_needs_them_is_not()
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        await using var shop = await system.OpenAsync();
        await emulator.DynamoDb.DeleteTableAsync(system.Shop.Of("AWS::DynamoDB::Table", "Shop.Orders.Order").Ref, Cancellation);
        var health = await shop.CheckHealthAsync(Endpoint);
        using var found = await shop.Http.GetAsync(new Uri("/orders/A-1", UriKind.Relative), Cancellation);

        Assert.Equal((200, "OK"), (health.Status, Encoding.UTF8.GetString(health.Body)));
        var problem = await found.AssertProblemAsync(500, null);
        var failure = Assert.Single(shop[Endpoint].LinesWith("exception"));
        Assert.Contains(failure.GetProperty("requestId").GetString()!, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("GET /orders/{id}", failure.GetProperty("route").GetString());
        Assert.DoesNotContain("DynamoDB", problem.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Requests_go_to_the_target_whose_path_fits_and_the_rest_is_the_listeners()
    {
        var catalog = new FakeFunction("""{"isBase64Encoded":false,"statusCode":204,"multiValueHeaders":{}}""");
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        await using var shop = await system.OpenAsync(new ListenerRule("Catalog", 20, ["/orders/*", "/catalog/*"], [], catalog.Target()));
        using var orders = await shop.Http.GetAsync(new Uri("/orders/A-1", UriKind.Relative), Cancellation);
        using var other = await shop.Http.GetAsync(new Uri("/catalog/A-1", UriKind.Relative), Cancellation);
        using var health = await shop.Http.GetAsync(new Uri("/health", UriKind.Relative), Cancellation);
        using var nobodys = await shop.Http.GetAsync(new Uri("/ordersX", UriKind.Relative), Cancellation);

        await orders.AssertProblemAsync(404, "Not found");
        Assert.Equal(HttpStatusCode.NoContent, other.StatusCode);
        Assert.Equal("/catalog/A-1", catalog.Event.GetProperty("path").GetString());
        Assert.Equal((HttpStatusCode.NotFound, "text/plain"), (health.StatusCode, health.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.NotFound, "text/plain"), (nobodys.StatusCode, nobodys.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_load_balancer_of_the_shops_own_has_the_same_rule_and_answers_everything_else_with_a_problem_document()
    {
        var service = await PublishedService.GetAsync("Shop", nativeAot: false);
        var parameters = new Dictionary<string, string>
        {
            ["VpcId"] = "vpc-0a1b2c3d",
            ["SubnetIds"] = "subnet-0a1b2c3d,subnet-1a1b2c3d",
            ["CertificateArn"] = "arn:aws:acm:us-east-1:000000000000:certificate/0a1b2c3d-0000-1111-2222-333344445555",
        };
        await using var shop = await DeployedFront.StartAsync(service, await TemplateStack.DeployAsync(new StackEnvironment(emulator), "shop", service.Template, parameters));
        using var placed = await shop.PlaceAsync(ShopOrders.Of("A-1", total: 20m, "TEA-250"));
        using var nobodys = await shop.Http.GetAsync(new Uri("/health", UriKind.Relative), Cancellation);
        var problem = await nobodys.JsonAsync();

        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, "application/json"), (nobodys.StatusCode, nobodys.Content.Headers.ContentType!.MediaType));
        Assert.Equal((404, "about:blank"), (problem.GetProperty("status").GetInt32(), problem.GetProperty("type").GetString()));
    }
}
