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

        ILocator Span(string resource) => view.Detail.Locator(".waterfall tbody tr").Filter(new() { Has = view.Page.GetByRole(AriaRole.Link, new() { Name = resource, Exact = true }) });
        foreach (var resource in new[] { "order-placed", "dispatch", "Dispatch", "ship-order", "ShipmentScheduler", "stock-reservation", "StockReservation", "stock", "StockKeeper" })
        {
            await Assertions.Expect(Span(resource)).Not.ToHaveCountAsync(0);
        }

        await Assertions.Expect(view.Figure("Failed")).ToHaveTextAsync("0");
        Assert.True(await DepthAsync(Span("ShipmentScheduler").First) > await DepthAsync(Span("Dispatch").First));
        await view.KeepAsync("trace");

        // From a span to the invocation that it was, and back by its trace.
        await Span("ShipmentScheduler").GetByRole(AriaRole.Link).First.ClickAsync();
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
