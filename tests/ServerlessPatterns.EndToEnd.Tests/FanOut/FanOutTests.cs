using System.Globalization;
using System.Text.Json;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.EndToEnd.Tests.Functions;
using Shop.Contracts;

namespace ServerlessPatterns.EndToEnd.Tests.FanOut;

/// <summary>Pattern two as it is deployed: two published services, their templates deployed as two stacks.</summary>
public sealed class FanOutTests(AwsEmulator emulator)
{
    private const string Checkout = "Shop.Orders.Checkout";
    private const string FraudReview = "Shop.Orders.FraudReview";
    private const string VatInvoice = "Shop.Orders.VatInvoice";
    private const string Dispatch = "Shop.Shipping.Dispatch";
    private const string ShipmentScheduler = "Shop.Shipping.ShipmentScheduler";
    private const string StockKeeper = "Shop.Stock.StockKeeper";
    private const string StockReservation = "Warehouse.StockReservation";

    private static readonly string[] s_all = [Checkout, FraudReview, VatInvoice, Dispatch, ShipmentScheduler, StockKeeper, StockReservation];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_reaches_exactly_the_consumers_whose_filters_match(bool nativeAot)
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot);
        system.Start(s_all);

        await PlaceAsync(system, [Order("dear-british", "GB", 1500m), Order("irish", "IE", 999.99m), Order("dear-german", "DE", 1000m), Order("french", "FR", 10m)]);
        await system.DrainAsync(Cancellation);

        AssertNoFailure(system, s_all);
        Assert.Equal(["dear-british", "dear-german"], Seen(system, FraudReview, "reviewOf"));
        Assert.Equal(["dear-british", "irish"], Seen(system, VatInvoice, "invoiceFor"));
        Assert.Equal(["french", "irish"], Seen(system, ShipmentScheduler, "reference"));
        Assert.Equal([1, 2, 3, 4], system[StockKeeper].LinesWith("sequence").Select(line => line.GetProperty("sequence").GetInt32()));
        foreach (var name in s_all)
        {
            Assert.Equal(0, await system[name].CountAsync(Cancellation));
            Assert.Empty(await system[name].DeadLettersAsync(Cancellation));
        }
    }

    [Fact]
    public async Task A_consumer_that_is_down_for_the_whole_run_delays_no_other_and_gets_everything_when_it_is_back()
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        system.Start(s_all.Except([VatInvoice]));
        string[] countries = ["GB", "IE", "DE", "FR"];
        var orders = Enumerable.Range(0, 200).Select(number => Order(string.Create(CultureInfo.InvariantCulture, $"{number:000}"), countries[number % 4], number % 2 == 0 ? 1200 : 20)).ToList();

        await PlaceAsync(system, orders);
        await system.DrainAsync(Cancellation);

        AssertNoFailure(system, s_all.Except([VatInvoice]));
        Assert.Equal(orders.Where(order => order.Total == 1200).Select(order => order.OrderId), Seen(system, FraudReview, "reviewOf"));
        Assert.Equal(orders.Where(order => order.Total == 20).Select(order => order.OrderId), Seen(system, ShipmentScheduler, "reference"));
        Assert.Equal(200, system[StockKeeper].LinesWith("sequence").Count);
        Assert.Equal(100, await emulator.Sqs.CountAsync(system.Shop.QueueOf(VatInvoice).Url, Cancellation));

        system.Start(VatInvoice);
        await system.DrainAsync(Cancellation);

        Assert.Equal(orders.Where(order => order.Address.Country is "GB" or "IE").Select(order => order.OrderId), Seen(system, VatInvoice, "invoiceFor"));
    }

    [Fact]
    public async Task What_a_deleted_queue_should_have_got_lies_in_its_subscriptions_dead_letter_queue()
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        system.Start(Checkout, FraudReview);
        await emulator.Sqs.DeleteQueueAsync(system.Shop.QueueOf(VatInvoice).Url, Cancellation);

        await PlaceAsync(system, [Order("british", "GB", 20m), Order("dear-irish", "IE", 2000m), Order("dear-german", "DE", 2000m)]);
        await system.DrainAsync(Cancellation);

        var redrive = system.Shop.Of("AWS::SNS::Subscription", VatInvoice).Properties["RedrivePolicy"]!["deadLetterTargetArn"]!.ToString();
        var lost = (await emulator.Sqs.BodiesAsync(system.Shop.WithArn(redrive).Ref, Cancellation))
            .Select(body => JsonSerializer.Deserialize(body, ShopJsonContext.Default.OrderPlaced)!.OrderId);
        Assert.Equal(["british", "dear-irish"], lost.Order(StringComparer.Ordinal));
        Assert.Equal(["dear-german", "dear-irish"], Seen(system, FraudReview, "reviewOf"));
    }

    [Fact]
    public async Task Two_stacks_find_each_other_through_the_parameters_of_their_environment()
    {
        var shop = await PublishedService.GetAsync("Shop", nativeAot: false);
        var warehouse = await PublishedService.GetAsync("Warehouse", nativeAot: false);
        var environment = new StackEnvironment(emulator);

        var early = await Assert.ThrowsAsync<DeploymentException>(() => TemplateStack.DeployAsync(environment, "early", warehouse.Template));
        var owner = await TemplateStack.DeployAsync(environment, shop);
        var other = await TemplateStack.DeployAsync(environment, "warehouse", warehouse.Template);

        Assert.Contains($"/serverless-patterns/{environment.Name}/", early.Message, StringComparison.Ordinal);
        Assert.Equal(owner.Resources.Values.Single(resource => resource.Type == "AWS::SNS::Topic").Ref, other.Of("AWS::SNS::Subscription", StockReservation).Properties["TopicArn"]!.ToString());
        Assert.Equal(owner.QueueOf(StockKeeper).Url, other.VariablesOf(StockReservation)["SERVERLESS_PATTERNS_QUEUE_STOCK"]);
        Assert.DoesNotContain(other.Resources.Values, resource => resource.Type == "AWS::SNS::Topic");
        await Assert.ThrowsAsync<DeploymentException>(() => TemplateStack.DeployAsync(new StackEnvironment(emulator), "warehouse", warehouse.Template));
    }

    private static void AssertNoFailure(DeployedSystem system, IEnumerable<string> functions)
        => Assert.Equal("", string.Join('\n', functions.SelectMany(name => system[name].LinesWith("exception").Select(line => $"{name}: {line.GetProperty("exception")}"))));

    private static PlaceOrder Order(string id, string country, decimal total)
        => new(id, "Zoë \"Z\" O'Neill 🍵", new Address("1 Quay", "Cork", "T12", country), [new OrderLine("TEA-250", 2, 1.25m)], total, DeliveryService.Standard);

    private static Task PlaceAsync(DeployedSystem system, IEnumerable<PlaceOrder> orders)
        => system[Checkout].SendAsync(orders.Select(order => (JsonSerializer.Serialize(order, ShopJsonContext.Default.PlaceOrder), (string?)null)), Cancellation);

    private static IEnumerable<string> Seen(DeployedSystem system, string function, string property)
        => system[function].LinesWith(property).Select(line => line.GetProperty(property).GetString()!).Order(StringComparer.Ordinal);
}
