using Microsoft.Playwright;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class LoadTests(Site site)
{
    private const int ASecond = 1000;
    private const int Burst = 50;
    private const int Clicks = 20;

    [Theory]
    [InlineData("architecture")]
    [InlineData("queues/shop/FraudReviewQueue")]
    [InlineData("functions")]
    public async Task While_a_thousand_messages_a_second_come_clicks_are_answered_and_the_counters_catch_up(string route)
    {
        const string id = "shop/FraudReviewQueue";
        await using var view = await site.OpenAsync(route);
        await view.Page.EvaluateAsync("() => { window.longTasks = []; new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(e => e.duration))).observe({ entryTypes: ['longtask'] }); }");
        var sent = await site.CounterAsync("queues", id, "sent");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var sending = SendAsync(site.Cloud.Resources.Telemetry.Queues[id].Queue, enough.Token);

        // The load ends after the last click: a page that stands still under it answers none in time.
        for (var click = 0; click < Clicks; click++)
        {
            await view.Page.Locator("#panels").GetByRole(AriaRole.Link, new() { Name = "Topics" }).ClickAsync();
            await Assertions.Expect(view.PanelTitle).ToHaveTextAsync("Topics");
            await view.GoAsync(route);
            await Assertions.Expect(view.PanelTitle).Not.ToHaveTextAsync("Topics");
        }

        await enough.CancelAsync();
        sent += await sending;
        await site.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
        await view.GoAsync("queues/shop/FraudReviewQueue");
        await Assertions.Expect(view.Figure("Sent")).ToHaveTextAsync($"{sent:N0}");
        await Assertions.Expect(view.Figure("Visible")).ToHaveTextAsync("0");
        var longTasks = await view.Page.EvaluateAsync<double[]>("window.longTasks");
        TestContext.Current.SendDiagnosticMessage("{0}: {1} tasks over 50 ms, {2:0} ms the longest", route, longTasks.Length, longTasks.DefaultIfEmpty().Max());
    }

    /// <summary>The load is paced: so many a second are to be told of, not as many as go. Returns how many were sent.</summary>
    private static async Task<int> SendAsync(LocalQueue queue, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / (ASecond / Burst)));
        var sent = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            for (var i = 0; i < Burst; i++)
            {
                queue.Send(new NewMessage(Samples.OrderPlaced(total: 2000)));
                sent++;
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        return sent;
    }
}
