using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class KeyboardTests(Site site)
{
    private const int MostStops = 400;

    /// <summary>What has the focus: its name, its place in the document, and whether that is to be seen.</summary>
    private const string Focused = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const shape = e.querySelector(":scope .shape");
          const style = getComputedStyle(e);
          const isSeen = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || (shape && parseFloat(getComputedStyle(shape).strokeWidth) >= 2);
          return { name: `${e.tagName} ${e.getAttribute("aria-label") ?? e.textContent.trim().slice(0, 60)} ${e.id}`, place: [...document.querySelectorAll("*")].indexOf(e), isSeen: Boolean(isSeen) };
        }
        """;

    [Fact]
    public async Task The_first_stop_leads_past_the_panels_names()
    {
        await using var view = await site.OpenAsync();

        await view.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await view.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(view.Page.Locator("main")).ToBeFocusedAsync();
        await view.Page.Keyboard.PressAsync("Tab");
        Assert.True(await view.Page.EvaluateAsync<bool>("document.getElementById('main').contains(document.activeElement)"));
    }

    [Theory]
    [InlineData("architecture")]
    [InlineData("queues/shop/StockKeeperQueue")]
    [InlineData("topics/shop/OrderPlacedTopic")]
    [InlineData("functions/shop/DispatchFunction")]
    [InlineData("tables/shop/OrderTable")]
    [InlineData("endpoints/1")]
    public async Task Tab_goes_through_the_page_in_its_order_shows_where_it_is_and_comes_out_again(string route)
    {
        await using var view = await site.OpenAsync(route);
        await Assertions.Expect(view.PanelTitle).ToBeAttachedAsync();
        var last = -1;
        for (var stop = 0; ; stop++)
        {
            Assert.True(stop < MostStops, $"After {MostStops} stops the focus is still in the page.");
            await view.Page.Keyboard.PressAsync("Tab");
            if (await view.Page.EvaluateAsync<Stop?>(Focused) is not { } at || at.Place < last)
            {
                Assert.True(stop > 15, $"There were {stop} stops alone.");
                break;
            }

            Assert.True(at.IsSeen, $"It is not to be seen that {at.Name} has the focus.");
            Assert.True(at.Place > last, $"Tab does not leave {at.Name}.");
            last = at.Place;
        }
    }

    [Fact]
    public async Task A_dead_letter_is_found_and_sent_back_by_the_keyboard_alone()
    {
        await site.PurgeDeadLettersAsync();
        await site.SendAsync("shop/ShipmentSchedulerQueue", Samples.ShipOrder(Samples.NewId(), kilograms: 40));
        await using var view = await site.OpenAsync();
        var keys = view.Page.Keyboard;

        await TabToAsync(view, view.Page.Locator("#panels").GetByRole(AriaRole.Link, new() { Name = "Queues" }));
        await keys.PressAsync("Enter");
        await Assertions.Expect(view.PanelTitle).ToBeFocusedAsync();
        await TabToAsync(view, view.Panel.Locator("a[href='#/queues/shop/ShipmentSchedulerDeadLetterQueue']"));
        await keys.PressAsync("Enter");
        await Assertions.Expect(view.DetailTitle).ToBeFocusedAsync();
        await TabToAsync(view, view.Button("Redrive"));
        await keys.PressAsync("Enter");
        await Assertions.Expect(view.Said).ToContainTextAsync("1 message moved back");
        await keys.PressAsync("Escape");
        await Assertions.Expect(view.Panel.Locator("a[href='#/queues/shop/ShipmentSchedulerDeadLetterQueue']")).ToBeFocusedAsync();

        await site.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
        await site.PurgeDeadLettersAsync();
    }

    private static async Task TabToAsync(View view, ILocator target)
    {
        await Assertions.Expect(target).ToBeVisibleAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await view.Page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"Tab does not reach {target}.");
    }

    private sealed record Stop
    {
        public string Name { get; init; } = "";

        public int Place { get; init; }

        public bool IsSeen { get; init; }
    }
}
