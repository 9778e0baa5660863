using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class TopicsPanelTests(Site site)
{
    private const string Topic = "shop/OrderPlacedTopic";

    [Fact]
    public async Task A_publication_says_which_queue_got_it_and_why_another_did_not()
    {
        var id = Samples.NewId();
        await using var view = await site.OpenAsync($"topics/{Topic}");

        await view.Field("Body").FillAsync(Samples.OrderPlaced("DE", total: 120.5m, id));
        await view.Button("Publish").ClickAsync();
        await Assertions.Expect(view.Said).ToContainTextAsync("Taken as message");

        var publication = view.Detail.Locator(".messages details").Filter(new() { HasText = id });
        await publication.Locator("summary").ClickAsync();
        ILocator Verdict(string queue) => publication.Locator(".verdicts li").Filter(new() { Has = view.Page.Locator($"a[href='#/queues/{queue}']") });
        await Assertions.Expect(Verdict("shop/DispatchQueue").Locator(".tag")).ToHaveTextAsync("delivered");
        await Assertions.Expect(Verdict("warehouse/StockReservationQueue").Locator(".tag")).ToHaveTextAsync("delivered");
        await Assertions.Expect(Verdict("shop/FraudReviewQueue").Locator(".tag")).ToHaveTextAsync("filtered out");
        await Assertions.Expect(Verdict("shop/FraudReviewQueue").Locator(".why")).ToContainTextAsync("1000");
        await Assertions.Expect(Verdict("shop/VatInvoiceQueue").Locator(".tag")).ToHaveTextAsync("filtered out");
        await Assertions.Expect(Verdict("shop/VatInvoiceQueue").Locator(".why")).ToContainTextAsync("country");
        await view.KeepAsync("topic");
        await site.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_opened_stays_open_while_more_is_published()
    {
        var first = Samples.NewId();
        await site.PublishAsync(Topic, Samples.OrderPlaced(id: first));
        await using var view = await site.OpenAsync($"topics/{Topic}");
        var publication = view.Detail.Locator(".messages details").Filter(new() { HasText = first });
        await publication.Locator("summary").ClickAsync();

        var second = Samples.NewId();
        await site.PublishAsync(Topic, Samples.OrderPlaced(id: second));

        await Assertions.Expect(view.Detail.Locator(".messages details").First).ToContainTextAsync(second);
        await Assertions.Expect(publication).ToHaveAttributeAsync("open", "");
        await Assertions.Expect(publication.Locator("summary")).ToBeFocusedAsync();
    }
}
