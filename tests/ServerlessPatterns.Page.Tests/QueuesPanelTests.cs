using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class QueuesPanelTests(Site site)
{
    private const string Queue = "shop/ShipmentSchedulerQueue";
    private const string DeadLetters = "shop/ShipmentSchedulerDeadLetterQueue";

    [Fact]
    public async Task Every_queue_is_a_row_with_what_the_state_says()
    {
        await site.PublishAsync("shop/OrderPlacedTopic", Samples.OrderPlaced());
        var nodes = (await site.GetAsync("/local/architecture")).GetProperty("nodes").EnumerateArray().Where(node => node.GetProperty("kind").GetString() is "queue" or "deadLetterQueue").ToList();
        await using var view = await site.OpenAsync("queues");

        await Assertions.Expect(view.Panel.Locator("tbody tr")).ToHaveCountAsync(nodes.Count);
        foreach (var node in nodes)
        {
            var sent = await site.CounterAsync("queues", node.GetProperty("id").GetString()!, "sent");
            await Assertions.Expect(view.Row($"queues/{node.GetProperty("id")}").Locator("td").Nth(6)).ToHaveTextAsync($"{sent:N0}");
        }

        await view.KeepAsync("queues");
    }

    [Fact]
    public async Task A_message_that_fails_ends_among_dead_letters_with_its_reason_and_Redrive_sends_it_back()
    {
        await site.PurgeDeadLettersAsync();
        var id = Samples.NewId();
        await using var view = await site.OpenAsync($"queues/{Queue}");

        await view.Field("Body").FillAsync(Samples.ShipOrder(id, kilograms: 40));
        await view.Button("Send").ClickAsync();
        await Assertions.Expect(view.Said).ToContainTextAsync("Taken as message");
        await site.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
        await Assertions.Expect(view.Page.Locator("#panels").GetByRole(AriaRole.Link, new() { Name = "Queues" }).Locator(".badge")).ToHaveTextAsync("1");

        await view.GoAsync($"queues/{DeadLetters}");
        var message = view.Detail.Locator(".messages details");
        await Assertions.Expect(message).ToHaveCountAsync(1);
        await message.Locator("summary").ClickAsync();
        await Assertions.Expect(message.Locator("pre")).ToContainTextAsync($"\"orderId\": \"{id}\"");
        await Assertions.Expect(message.Locator(".failure")).ToContainTextAsync($"Order {id} weighs 40 kg; a parcel weighs more than 0 and at most 31.5 kg.");
        await view.KeepAsync("dead-letter");

        var received = await site.CounterAsync("queues", Queue, "received");
        await view.Button("Redrive").ClickAsync();
        await Assertions.Expect(view.Said).ToContainTextAsync("1 message moved back to ");
        await site.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(received + 5, await site.CounterAsync("queues", Queue, "received"));

        // It failed five more times, and so is here again.
        await Assertions.Expect(message).ToHaveCountAsync(1);
        await view.Button("Purge").ClickAsync();
        await view.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Purge" }).ClickAsync();
        await Assertions.Expect(view.Said).ToHaveTextAsync("1 message purged.");
        await Assertions.Expect(message).ToHaveCountAsync(0);
        await Assertions.Expect(view.Detail.Locator(".empty")).ToBeVisibleAsync();
        await Assertions.Expect(view.Button("Redrive")).ToBeDisabledAsync();
        await Assertions.Expect(view.Button("Redrive")).ToHaveAttributeAsync("title", new Regex("^There is no visible message to move"));
        await Assertions.Expect(view.Button("Purge")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Purge_that_is_not_confirmed_leaves_the_messages()
    {
        await site.PurgeDeadLettersAsync();
        await site.SendAsync(Queue, Samples.ShipOrder(Samples.NewId(), kilograms: 40));
        await using var view = await site.OpenAsync($"queues/{DeadLetters}");

        await view.Button("Purge").ClickAsync();
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("1 message will be gone");
        await view.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(view.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(view.Detail).ToBeVisibleAsync();
        await Assertions.Expect(view.Button("Purge")).ToBeFocusedAsync();
        Assert.Equal(1, await site.CounterAsync("queues", DeadLetters, "visible"));
    }

    [Fact]
    public async Task What_the_queue_refuses_is_told_beside_the_button()
    {
        await using var view = await site.OpenAsync($"queues/{Queue}");

        await view.Field("Body").FillAsync("");
        await view.Button("Send").ClickAsync();

        await Assertions.Expect(view.Detail.Locator(".send .outcome[data-tone=bad]")).Not.ToBeEmptyAsync();
        view.ForgetErrors();
    }

    [Fact]
    public async Task A_chart_begins_with_what_was_before_the_page_was_opened()
    {
        const int kept = 5;
        while ((await site.GetAsync("/local/history")).GetProperty("samples").GetArrayLength() < kept)
        {
            await Task.Yield();
        }

        await using var view = await site.OpenAsync($"queues/{Queue}");

        // The page's own samples are one a second: that many it would have had to wait for.
        var rates = await view.Page.EvaluateAsync<int>($"async () => (await import('/page/store.js')).rates('queues', '{Queue}', 'sent')[0].length");
        Assert.True(rates >= kept - 1, $"The chart has {rates} rates.");
    }

    [Fact]
    public async Task The_form_of_a_FIFO_queue_sends_as_it_stands_and_then_another_message()
    {
        var sent = await site.CounterAsync("queues", "shop/StockKeeperQueue", "sent");
        await using var view = await site.OpenAsync("queues/shop/StockKeeperQueue");
        var first = await view.Field("Deduplication id").InputValueAsync();
        Assert.Matches(@"\?group=1&deduplication=[0-9a-f]{8}'", await view.Detail.Locator(".empty .command pre").TextContentAsync());

        await view.Button("Send").ClickAsync();
        await Assertions.Expect(view.Field("Deduplication id")).Not.ToHaveValueAsync(first);
        await view.Button("Send").ClickAsync();

        await Assertions.Expect(view.Figure("Sent")).ToHaveTextAsync($"{sent + 2:N0}");
    }

    [Fact]
    public async Task A_message_of_a_FIFO_queue_has_a_group()
    {
        var sku = Samples.NewId();
        var deleted = await site.CounterAsync("queues", "shop/StockKeeperQueue", "deleted");
        await using var view = await site.OpenAsync("queues/shop/StockKeeperQueue");

        await view.Field("Body").FillAsync($$"""{"sku":"{{sku}}","change":3,"reason":"delivery","sequence":1}""");
        await view.Field("Group").FillAsync(sku);
        await view.Field("Deduplication id").FillAsync(sku);
        await view.Button("Send").ClickAsync();

        await Assertions.Expect(view.Said).ToContainTextAsync("Taken as message");
        await Assertions.Expect(view.Figure("Deleted")).ToHaveTextAsync($"{deleted + 1:N0}");
    }
}
