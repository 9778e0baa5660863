using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class AccessibilityTests(Site site)
{
    private const int MostPublications = 1000;

    private static readonly string[] s_routes =
    [
        "architecture", "architecture/shop/DispatchQueue", "queues", "queues/shop/ShipmentSchedulerDeadLetterQueue", "queues/shop/StockKeeperQueue", "topics/shop/OrderPlacedTopic",
        "tables/shop/OrderTable", "functions", "functions/shop/DispatchFunction", "endpoints", "endpoints/1", "traces", "traces/latest", "alarms",
    ];

    private static readonly (ColorScheme Scheme, int Width)[] s_windows = [(ColorScheme.Light, 1440), (ColorScheme.Dark, 1440), (ColorScheme.Light, 480)];

    public static TheoryData<string> Routes => new(s_routes);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Axe_finds_nothing_in_light_and_dark_and_in_a_narrow_window(string route)
    {
        await HaveDeadLetterAsync();
        var latest = (await site.GetAsync("/local/traces")).GetProperty("traces")[0].GetProperty("traceId").GetString();
        await using var view = await site.OpenAsync(route.Replace("latest", latest, StringComparison.Ordinal));
        await Assertions.Expect(view.PanelTitle).ToBeAttachedAsync();
        if (await view.Detail.Locator("summary").First.IsVisibleAsync())
        {
            await view.Detail.Locator("summary").First.ClickAsync();
        }

        foreach (var (scheme, width) in s_windows)
        {
            await view.ShowAsync(scheme, width);
            var violations = await view.AxeAsync();
            await view.KeepAsync($"axe-{route}-{scheme}-{width}".ToLowerInvariant());
            Assert.True(violations.Count == 0, $"{scheme}, {width} pixels wide: {string.Join('\n', violations)}");
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_while_a_question_is_asked(ColorScheme scheme)
    {
        await HaveDeadLetterAsync();
        await using var view = await site.OpenAsync("queues/shop/ShipmentSchedulerDeadLetterQueue", scheme);
        await view.Button("Purge").ClickAsync();
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        Assert.Empty(await view.AxeAsync());
    }

    [Fact]
    public async Task A_narrow_window_shows_everything_without_scrolling_sideways()
    {
        await using var view = await site.OpenAsync("architecture", width: 360, height: 740);
        foreach (var route in new[] { "architecture", "queues", "queues/shop/DispatchQueue", "topics/shop/OrderPlacedTopic", "functions/shop/DispatchFunction", "endpoints/1" })
        {
            await view.GoAsync(route);
            Assert.True(await view.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{route} is wider than the window.");
        }
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce, false)]
    [InlineData(ReducedMotion.NoPreference, true)]
    public async Task What_flows_moves_but_not_for_who_wants_it_still(ReducedMotion motion, bool moves)
    {
        await using var view = await site.OpenAsync();
        await view.Page.EmulateMediaAsync(new() { ReducedMotion = motion });

        // An edge flows for the second after something has passed it.
        int? animations = null;
        for (var i = 0; animations is null && i < MostPublications; i++)
        {
            await site.PublishAsync("shop/OrderPlacedTopic", Samples.OrderPlaced());
            animations = await view.Page.EvaluateAsync<int?>("document.querySelector('.edge.flows')?.getAnimations({ subtree: true }).length");
        }

        Assert.NotNull(animations);
        Assert.Equal(moves, animations > 0);
    }

    private async Task HaveDeadLetterAsync()
    {
        if (await site.CounterAsync("queues", "shop/ShipmentSchedulerDeadLetterQueue", "visible") == 0)
        {
            await site.PublishAsync("shop/OrderPlacedTopic", Samples.OrderPlaced());
            await site.SendAsync("shop/ShipmentSchedulerQueue", Samples.ShipOrder(Samples.NewId(), kilograms: 40));
        }
    }
}
