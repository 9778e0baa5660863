using Microsoft.Playwright;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class LoadTests(Site site)
{
    private const int Seconds = 5;
    private const int ASecond = 1000;
    private const int Burst = 50;

    [Theory]
    [InlineData("architecture")]
    [InlineData("queues/shop/FraudReviewQueue")]
    [InlineData("functions")]
    public async Task With_a_thousand_messages_a_second_a_click_is_answered_and_the_counters_catch_up(string route)
    {
        const string id = "shop/FraudReviewQueue";
        await using var view = await site.OpenAsync(route);
        await view.Page.EvaluateAsync("() => { window.longTasks = []; new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(e => e.duration))).observe({ entryTypes: ['longtask'] }); }");
        var sent = await site.CounterAsync("queues", id, "sent");
        var queue = site.Cloud.Resources.Telemetry.Queues[id].Queue;
        var sending = Task.Run(async () =>
        {
            // The load is paced: so many a second are to be told of, not as many as go.
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / (ASecond / Burst)));
            for (var i = 0; i < Seconds * ASecond; i++)
            {
                if (i % Burst == 0)
                {
                    await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
                }

                queue.Send(new NewMessage(Samples.OrderPlaced(total: 2000)));
            }
        }, TestContext.Current.CancellationToken);

        var clicks = 0;
        while (!sending.IsCompleted)
        {
            await view.Page.Locator("#panels").GetByRole(AriaRole.Link, new() { Name = "Topics" }).ClickAsync();
            await Assertions.Expect(view.PanelTitle).ToHaveTextAsync("Topics");
            await view.GoAsync(route);
            await Assertions.Expect(view.PanelTitle).Not.ToHaveTextAsync("Topics");
            clicks++;
        }

        await sending;
        await site.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
        await view.GoAsync("queues/shop/FraudReviewQueue");
        await Assertions.Expect(view.Figure("Sent")).ToHaveTextAsync($"{sent + (Seconds * ASecond):N0}");
        await Assertions.Expect(view.Figure("Visible")).ToHaveTextAsync("0");

        // A page that stands still answers the first click when the load is over, and gets no second.
        Assert.True(clicks > 1, $"{clicks} clicks were answered.");
        var longTasks = await view.Page.EvaluateAsync<double[]>("window.longTasks");
        TestContext.Current.SendDiagnosticMessage("{0}: {1} clicks answered, {2} tasks over 50 ms, {3:0} ms the longest", route, clicks, longTasks.Length, longTasks.DefaultIfEmpty().Max());
    }
}
