namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>Two services that each need an address of the other, and the way to deploy them that docs/patterns/fan-out.md describes.</summary>
public sealed class MutualServicesTests(AwsEmulator emulator)
{
    private const string Messages =
        """
        namespace Trade;

        [FanOutTopic(Owner = "store")] public sealed record BasketBought(string Id);
        [QueueName("reservations")] public sealed record Reserve(string Id);
        public sealed record Basket(string Id);
        """;

    private const string Checkout =
        """
        namespace Trade.Shop;

        [QueueConsumer]
        internal sealed class Checkout(ITopicPublisher<BasketBought> orders)
        {
            public Task HandleAsync(Basket basket) => orders.PublishAsync(new BasketBought(basket.Id));
        }
        """;

    private const string Reserver =
        """
        namespace Trade.Shop;

        [QueueConsumer]
        internal sealed class Reserver(IQueueSender<Reserve> reservations)
        {
            public Task HandleAsync(BasketBought order) => reservations.SendAsync(new Reserve(order.Id));
        }
        """;

    private const string Warehouse =
        """
        namespace Trade.Warehouse;

        [QueueConsumer("reservations")]
        internal sealed class StockRoom { public void HandleAsync(Reserve reserve) { } }

        [QueueConsumer]
        internal sealed class Picker { public void HandleAsync(BasketBought order) { } }
        """;

    [Fact]
    public async Task Whole_each_waits_for_the_other_and_in_three_steps_both_are_there()
    {
        var environment = new StackEnvironment(emulator);
        var firstShop = GeneratedService.TemplateOf("store", Messages, Checkout);
        var wholeShop = GeneratedService.TemplateOf("store", Messages, Checkout, Reserver);
        var wholeWarehouse = GeneratedService.TemplateOf("warehouse", Messages, Warehouse);

        var shopAlone = await Assert.ThrowsAsync<DeploymentException>(() => TemplateStack.DeployAsync(new StackEnvironment(emulator), "store", wholeShop));
        var warehouseAlone = await Assert.ThrowsAsync<DeploymentException>(() => TemplateStack.DeployAsync(new StackEnvironment(emulator), "warehouse", wholeWarehouse));
        Assert.Contains("/queues/reservations/", shopAlone.Message, StringComparison.Ordinal);
        Assert.Contains("/topics/basket-bought/arn", warehouseAlone.Message, StringComparison.Ordinal);

        var shop = await TemplateStack.DeployAsync(environment, "store", firstShop);
        var warehouse = await TemplateStack.DeployAsync(environment, "warehouse", wholeWarehouse);
        await shop.UpdateAsync(wholeShop);

        Assert.Equal(warehouse.QueueOf("Trade.Warehouse.StockRoom").Url, shop.VariablesOf("Trade.Shop.Reserver")["SERVERLESS_PATTERNS_QUEUE_RESERVATIONS"]);
        var topic = shop.Resources.Values.Single(resource => resource.Type == "AWS::SNS::Topic").Ref;
        Assert.Equal(topic, shop.VariablesOf("Trade.Shop.Checkout")["SERVERLESS_PATTERNS_TOPIC_BASKET_BOUGHT"]);
        Assert.Equal(topic, warehouse.Of("AWS::SNS::Subscription", "Trade.Warehouse.Picker").Properties["TopicArn"]!.ToString());

        // From then on, in any order.
        await warehouse.UpdateAsync(wholeWarehouse);
        await shop.UpdateAsync(wholeShop);
    }
}
