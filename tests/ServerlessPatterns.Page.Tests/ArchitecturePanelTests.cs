using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class ArchitecturePanelTests(Site site)
{
    [Fact]
    public async Task Everything_that_runs_is_drawn_in_its_service_s_cluster_and_named()
    {
        var architecture = await site.GetAsync("/local/architecture");
        await using var view = await site.OpenAsync();

        await Assertions.Expect(view.Panel.Locator(".cluster text")).ToHaveTextAsync(["shop", "warehouse"]);
        var nodes = architecture.GetProperty("nodes").EnumerateArray().ToList();
        await Assertions.Expect(view.Panel.Locator("svg a.node")).ToHaveCountAsync(nodes.Count);
        foreach (var node in nodes)
        {
            var name = node.GetProperty("name").GetString();
            await Assertions.Expect(view.Node(node.GetProperty("id").GetString()!)).ToHaveAttributeAsync("aria-label", new Regex($"^{name} .* of {node.GetProperty("service")}\\b"));
        }

        // What a topic cannot deliver is seen at the queue that it is for: an edge to each would hide those that matter.
        var edges = architecture.GetProperty("edges").EnumerateArray().Where(edge => !edge.GetProperty("to").GetString()!.Contains("SubscriptionDeadLetterQueue", StringComparison.Ordinal));
        await Assertions.Expect(view.Panel.Locator("svg .edge")).ToHaveCountAsync(edges.Count());
        await view.KeepAsync("architecture");
    }

    [Fact]
    public async Task What_is_published_is_counted_on_the_nodes_and_edges_that_it_passes()
    {
        await using var view = await site.OpenAsync();
        var published = await site.CounterAsync("topics", "shop/OrderPlacedTopic", "published");
        var invoked = await site.CounterAsync("functions", "warehouse/StockReservationFunction", "invocations");

        await site.PublishAsync("shop/OrderPlacedTopic", Samples.OrderPlaced());

        await Assertions.Expect(view.Node("shop/OrderPlacedTopic")).ToHaveAttributeAsync("aria-label", $"order-placed {published + 1:N0} published, topic of shop");
        await Assertions.Expect(view.Node("warehouse/StockReservationFunction").Locator(".numbers")).ToContainTextAsync($"{invoked + 1:N0} invo");
        var passed = (await site.GetAsync("/local/state")).GetProperty("edges");
        var counts = (await site.GetAsync("/local/architecture")).GetProperty("edges").EnumerateArray()
            .Where(edge => edge.GetProperty("kind").GetString() == "subscription")
            .Select(edge => passed.TryGetProperty(edge.GetProperty("id").GetString()!, out var count) ? count.GetInt64() : 0)
            .Where(count => count > 0)
            .Select(count => $"{count:N0}")
            .ToList();
        Assert.NotEmpty(counts);
        await Assertions.Expect(view.Panel.Locator("svg .edge.subscription.used .count")).ToHaveTextAsync(counts);
    }

    [Fact]
    public async Task Enter_on_a_node_opens_its_detail_beside_the_diagram_and_Escape_goes_back_to_the_node()
    {
        await using var view = await site.OpenAsync();

        await view.Node("shop/ShipmentSchedulerFunction").FocusAsync();
        await view.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(view.DetailTitle).ToHaveTextAsync("ShipmentScheduler");
        await Assertions.Expect(view.DetailTitle).ToBeFocusedAsync();
        await Assertions.Expect(view.Panel.Locator("svg")).Not.ToHaveCountAsync(0);
        await view.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(view.Detail).ToBeHiddenAsync();
        await Assertions.Expect(view.Node("shop/ShipmentSchedulerFunction")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_dead_letter_lights_its_queue_and_the_function_that_failed()
    {
        await using var view = await site.OpenAsync();

        await site.PurgeDeadLettersAsync();
        await site.SendAsync("shop/ShipmentSchedulerQueue", Samples.ShipOrder(Samples.NewId(), kilograms: 40));

        await Assertions.Expect(view.Panel.Locator("svg a.node.deadLetterQueue[data-tone=bad]")).ToHaveCountAsync(1);
        await Assertions.Expect(view.Node("shop/ShipmentSchedulerFunction")).ToHaveAttributeAsync("data-tone", "bad");
        await view.KeepAsync("architecture-dead-letter");
        await site.PurgeDeadLettersAsync();
        await Assertions.Expect(view.Panel.Locator("svg a.node.deadLetterQueue[data-tone=bad]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_filter_box_dims_what_it_does_not_name()
    {
        await using var view = await site.OpenAsync();

        await view.Page.Keyboard.PressAsync("/");
        await view.Page.Keyboard.TypeAsync("invoice");

        await Assertions.Expect(view.Node("shop/VatInvoiceFunction")).Not.ToHaveClassAsync(new Regex("dimmed"));
        await Assertions.Expect(view.Node("shop/FraudReviewFunction")).ToHaveClassAsync(new Regex("dimmed"));
    }
}
