using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class AlarmsPanelTests(Site site)
{
    [Fact]
    public async Task An_alarm_is_told_in_the_header_too_with_its_reason_until_it_is_over()
    {
        await site.PurgeDeadLettersAsync();
        var alarms = (await site.GetAsync("/local/state")).GetProperty("alarms");
        Assert.NotEqual(0, alarms.GetArrayLength());
        await using var view = await site.OpenAsync("alarms");
        await Assertions.Expect(view.Panel.Locator("tbody tr")).ToHaveCountAsync(alarms.GetArrayLength());

        await site.SendAsync("shop/ShipmentSchedulerQueue", Samples.ShipOrder(Samples.NewId(), kilograms: 40));

        var row = view.Panel.Locator("tbody tr").Filter(new() { Has = view.Page.Locator("[title='shop/ShipmentSchedulerDeadLetterQueueDepthAlarm']") });
        await Assertions.Expect(row).ToContainTextAsync("In alarm");
        await Assertions.Expect(row.Locator("td").Last).Not.ToBeEmptyAsync();
        await Assertions.Expect(view.Page.Locator("#alarm-chip")).ToHaveTextAsync(new Regex("^[1-9][0-9]* alarms?$"));
        await view.KeepAsync("alarms");

        await site.PurgeDeadLettersAsync();
        await Assertions.Expect(row).Not.ToContainTextAsync("In alarm");
    }
}
