using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class TracesPanelTests(Site site)
{
    [Fact]
    public async Task A_trace_goes_from_what_was_published_to_the_last_handler()
    {
        await using var view = await site.OpenAsync("traces");
        await site.PublishAsync("shop/OrderPlacedTopic", Samples.OrderPlaced("DE", total: 120.5m));
        var id = (await site.GetAsync("/local/traces")).GetProperty("traces")[0].GetProperty("traceId").GetString();

        await view.Row($"traces/{id}").GetByRole(AriaRole.Link).ClickAsync();

        ILocator Span(string name) => view.Detail.Locator(".waterfall tbody tr").Filter(new() { Has = view.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) });
        string[] shipping = ["publish order-placed", "deliver to dispatch", "wait in dispatch", "handle Dispatch", "send ship-order", "wait in ship-order", "handle ShipmentScheduler"];
        string[] stock = ["publish order-placed", "deliver to stock-reservation", "wait in stock-reservation", "handle StockReservation", "send stock", "wait in stock", "handle StockKeeper"];
        foreach (var way in new[] { shipping, stock })
        {
            for (var depth = 0; depth < way.Length; depth++)
            {
                await Assertions.Expect(Span(way[depth])).ToHaveCountAsync(1);
                Assert.Equal(depth, await DepthAsync(Span(way[depth])));
            }
        }

        await Assertions.Expect(view.Figure("Failed")).ToHaveTextAsync("0");
        await view.KeepAsync("trace");

        // From a span to the invocation that it was, and back by its trace.
        await Span("handle ShipmentScheduler").GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(view.Detail.Locator(".kind")).ToHaveTextAsync("Invocation of ShipmentScheduler");
        await view.Link("Show its trace").ClickAsync();
        await Assertions.Expect(view.DetailTitle).ToHaveTextAsync(id!);
    }

    [Fact]
    public async Task A_failure_is_told_in_the_list_and_at_its_span()
    {
        await site.SendAsync("shop/ShipmentSchedulerQueue", Samples.ShipOrder(Samples.NewId(), kilograms: 40));
        var id = (await site.GetAsync("/local/traces")).GetProperty("traces")[0].GetProperty("traceId").GetString();
        await using var view = await site.OpenAsync($"traces/{id}");

        await Assertions.Expect(view.Row($"traces/{id}")).ToContainTextAsync("has a failure");
        await Assertions.Expect(view.Detail.Locator(".waterfall tr[data-tone=bad]").Filter(new() { HasText = "ShipmentScheduler" })).ToHaveCountAsync(5);
        await view.KeepAsync("trace-failed");
        await site.PurgeDeadLettersAsync();
    }

    private static Task<int> DepthAsync(ILocator row) => row.Locator(".indent").EvaluateAsync<int>("indent => Number(indent.style.getPropertyValue('--depth'))");
}
