using System.Globalization;
using System.Text.Json;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.EndToEnd.Tests.Functions;
using Shop.Contracts;

namespace ServerlessPatterns.EndToEnd.Tests.Queue;

/// <summary>Pattern one as it is deployed: the published sample, fed from a real queue.</summary>
public sealed class QueueTests(AwsEmulator emulator)
{
    private const string Scheduler = "Shop.Shipping.ShipmentScheduler";
    private const string StockKeeper = "Shop.Stock.StockKeeper";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_sent_with_the_SDK_are_handled_once_and_deleted(bool nativeAot)
    {
        await using var function = await StartAsync(nativeAot, Scheduler);
        var sent = Enumerable.Range(1, 57).Select(OrderId).ToList();
        await function.SendAsync(sent.Select(id => (Order(id), (string?)null)), Cancellation);

        await function.Source.DrainAsync(Cancellation);

        Assert.Equal(sent.Order(), Booked(function).Order());
        Assert.Equal(0, await function.CountAsync(Cancellation));
        Assert.Empty(await function.DeadLettersAsync(Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_poison_message_ends_in_the_dead_letter_queue_and_nothing_else_does(bool nativeAot)
    {
        await using var function = await StartAsync(nativeAot, Scheduler);
        const string NoJson = "{\"orderId\": \"half a mess";
        var tooHeavy = Order("heavy", kilograms: 1000);
        var good = Enumerable.Range(1, 18).Select(OrderId).ToList();
        await function.SendAsync(
            good.Take(9).Select(id => Order(id)).Append(NoJson).Append(tooHeavy).Concat(good.Skip(9).Select(id => Order(id))).Select(body => (body, (string?)null)),
            Cancellation);

        await function.Source.DrainAsync(Cancellation);

        Assert.Equal(new[] { NoJson, tooHeavy }.Order(), (await function.DeadLettersAsync(Cancellation)).Order());
        Assert.Equal(good.Order(), Booked(function).Order());
        Assert.Equal(0, await function.CountAsync(Cancellation));

        // Each of the two was tried five times, and each failure is one line in the log that says which message it was.
        var failures = function.LinesWith("exception");
        Assert.Equal(10, failures.Count);
        Assert.All(failures.GroupBy(line => line.GetProperty("messageId").GetString()), tries => Assert.Equal(
            ["1", "2", "3", "4", "5"], tries.Select(line => line.GetProperty("receiveCount").ToString()).Order()));
        Assert.Contains(failures, line => line.GetProperty("exception").GetProperty("message").GetString()!.Contains("Order heavy weighs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_killed_in_mid_batch_ten_times_over_a_thousand_messages_loses_none(bool nativeAot)
    {
        await using var function = await StartAsync(nativeAot, Scheduler);
        var sent = Enumerable.Range(1, 1000).Select(OrderId).ToList();
        await function.SendAsync(sent.Select(id => (Order(id), (string?)null)), Cancellation);

        var batches = 0;
        var kills = 0;
        for (var printed = 0; await function.Source.ReceiveAsync(Cancellation) is { } batch; printed = function.Lines.Count())
        {
            if (++batches % 9 == 0 && kills < 10)
            {
                // The first booking of the batch has been printed: the process is in the middle of it, or just behind.
                await function.Process.LinesAsync(printed + 1, Cancellation);
                await function.Process.KillAsync();
                kills++;
                await function.Source.SettleAsync(batch, Cancellation);
                await function.RestartAsync();
                continue;
            }

            Assert.Empty(await function.Source.SettleAsync(batch, Cancellation));
        }

        Assert.Equal(10, kills);
        Assert.Equal(sent.Order(), Booked(function).Distinct().Order());
        Assert.Equal(0, await function.CountAsync(Cancellation));
        Assert.Empty(await function.DeadLettersAsync(Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_movements_of_one_article_are_entered_in_order_though_a_poison_one_holds_its_article_up(bool nativeAot)
    {
        await using var function = await StartAsync(nativeAot, StockKeeper);
        const int Poison = 7;
        string[] articles = ["TEA", "MUG", "TRAY"];
        await function.SendAsync(
            from sequence in Enumerable.Range(1, 20)
            from article in articles
            select (Movement(article, article == "MUG" && sequence == Poison ? 0 : sequence, sequence), (string?)article),
            Cancellation);

        await function.Source.DrainAsync(Cancellation);

        var entered = function.LinesWith("sequence")
            .ToLookup(line => line.GetProperty("sku").GetString()!, line => line.GetProperty("sequence").GetInt32());
        Assert.All(articles, article => Assert.Equal(Enumerable.Range(1, 20).Where(n => article != "MUG" || n != Poison), entered[article]));
        Assert.Equal([Movement("MUG", 0, Poison)], await function.DeadLettersAsync(Cancellation));
    }

    private async Task<DeployedFunction> StartAsync(bool nativeAot, string consumer)
    {
        var shop = await PublishedService.GetAsync("Shop", nativeAot);
        return new DeployedFunction(shop, await TemplateStack.DeployAsync(new StackEnvironment(emulator), shop), consumer);
    }

    private static string OrderId(int number) => string.Create(CultureInfo.InvariantCulture, $"A-{number:0000}");

    private static string Order(string id, decimal kilograms = 1.25m)
        => JsonSerializer.Serialize(
            new ShipOrder(
                id,
                "Zoë \"Z\" O'Neill 🍵\n2nd line",
                new Address("1 Quay", "Cork", "T12", "IE"),
                [new OrderLine("TEA-250", 2, kilograms)],
                DeliveryService.Express,
                new DateTimeOffset(2026, 11, 2, 10, 15, 0, TimeSpan.Zero)),
            ShopJsonContext.Default.ShipOrder);

    private static string Movement(string sku, int change, int sequence)
        => JsonSerializer.Serialize(new StockMovement(sku, change, "delivery", sequence), ShopJsonContext.Default.StockMovement);

    private static IEnumerable<string> Booked(DeployedFunction function)
        => function.LinesWith("reference").Select(line => line.GetProperty("reference").GetString()!);
}
