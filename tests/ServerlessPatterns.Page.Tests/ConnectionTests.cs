using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class ConnectionTests(Site site)
{
    [Fact]
    public async Task A_page_whose_service_ends_says_so_and_finds_it_again()
    {
        await site.PublishAsync("shop/OrderPlacedTopic", Samples.OrderPlaced());
        await using var view = await site.OpenAsync("topics/shop/OrderPlacedTopic");
        var published = await site.CounterAsync("topics", "shop/OrderPlacedTopic", "published");
        await Assertions.Expect(view.Figure("Published")).ToHaveTextAsync($"{published:N0}");

        await site.StopAsync();

        await Assertions.Expect(view.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Connection lost: the service has ended.");
        await Assertions.Expect(view.Page.Locator("#connection")).ToHaveTextAsync("Connection lost");
        await Assertions.Expect(view.Figure("Published")).ToHaveTextAsync($"{published:N0}");
        await view.KeepAsync("connection-lost");

        await site.StartAsync();

        await Assertions.Expect(view.Page.Locator("#connection")).ToHaveTextAsync("Live");
        await Assertions.Expect(view.Page.Locator("#lost")).ToBeHiddenAsync();
        await Assertions.Expect(view.Figure("Published")).ToHaveTextAsync("0");
        await site.PublishAsync("shop/OrderPlacedTopic", Samples.OrderPlaced());
        await Assertions.Expect(view.Figure("Published")).ToHaveTextAsync("1");

        // The browser tells of each connection that was refused meanwhile.
        view.ForgetErrors();
    }
}
