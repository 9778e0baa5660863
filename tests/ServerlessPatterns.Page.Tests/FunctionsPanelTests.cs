using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class FunctionsPanelTests(Site site)
{
    [Fact]
    public async Task An_invocation_shows_what_came_in_what_it_wrote_and_what_went_out()
    {
        var id = Samples.NewId();
        await using var view = await site.OpenAsync("functions");
        await site.PublishAsync("shop/OrderPlacedTopic", Samples.OrderPlaced("GB", total: 120m, id));

        var requestId = (await site.GetAsync("/local/functions/shop/VatInvoiceFunction/invocations")).GetProperty("invocations")[0].GetProperty("requestId").GetString();
        await view.Row($"functions/shop/VatInvoiceFunction/{requestId}").GetByRole(AriaRole.Link).ClickAsync();

        await Assertions.Expect(view.Detail.Locator(".kind")).ToHaveTextAsync("Invocation of VatInvoice");
        await Assertions.Expect(view.Detail.GetByLabel("Log", new() { Exact = true })).ToContainTextAsync($"\"invoiceFor\":\"{id}\"");
        await Assertions.Expect(view.Detail.GetByLabel("Input", new() { Exact = true })).ToContainTextAsync(id);
        await Assertions.Expect(view.Detail.GetByLabel("Output", new() { Exact = true })).ToContainTextAsync("\"batchItemFailures\": []");
        await Assertions.Expect(view.Figure("Outcome")).ToHaveTextAsync("ok");
        await view.KeepAsync("invocation");
    }

    [Fact]
    public async Task A_failure_shows_its_message_and_its_reason()
    {
        var id = Samples.NewId();
        await site.SendAsync("shop/ShipmentSchedulerQueue", Samples.ShipOrder(id, kilograms: 50));
        await using var view = await site.OpenAsync("functions/shop/ShipmentSchedulerFunction");

        var row = view.Detail.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row).Filter(new() { HasText = "1 failed" }).First;
        await row.GetByRole(AriaRole.Link).ClickAsync();

        await Assertions.Expect(view.Detail.GetByRole(AriaRole.Table, new() { Name = "Messages of the invocation" })).ToContainTextAsync($"Order {id} weighs 50 kg");
        await Assertions.Expect(view.Figure("Outcome")).ToHaveTextAsync("1 failed");
        await view.KeepAsync("invocation-failed");
        await view.Link("All of ShipmentScheduler").ClickAsync();
        await Assertions.Expect(view.Figure("Failed messages")).Not.ToHaveTextAsync("0");
        await site.PurgeDeadLettersAsync();
    }

    [Fact]
    public async Task The_histogram_holds_every_invocation()
    {
        await site.PublishAsync("shop/OrderPlacedTopic", Samples.OrderPlaced());
        var invocations = await site.CounterAsync("functions", "shop/DispatchFunction", "invocations");
        await using var view = await site.OpenAsync("functions/shop/DispatchFunction");

        await Assertions.Expect(view.Detail.GetByRole(AriaRole.Img, new() { Name = $"Durations of {invocations:N0} invocations" }).Locator("canvas")).ToBeVisibleAsync();
        await Assertions.Expect(view.Figure("Invocations")).ToHaveTextAsync($"{invocations:N0}");
        await view.KeepAsync("function");
    }
}
