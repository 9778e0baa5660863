using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Page;
using ServerlessPatterns.Local.Page.Architecture;
using ServerlessPatterns.Local.Tests.Cloud;

namespace ServerlessPatterns.Local.Tests.Page;

[Collection(nameof(OneCloud))]
public sealed class EventTests
{
    [Fact]
    public async Task A_page_is_told_what_a_message_leads_to_until_it_is_a_dead_letter_and_goes_back()
    {
        var shop = new RunningShop();
        await shop.InitializeAsync();
        await using var running = shop;
        var messageId = await shop.SendAsync("shop/LabelPrinterQueue", """{"productId":"none","copies":1}""");
        var state = await shop.WhenAsync(state => (int)state["queues"]!["shop/LabelPrinterDeadLetterQueue"]!["visible"]! == 1);

        Assert.Equal((1, 5, 1), ((int)state["queues"]!["shop/LabelPrinterQueue"]!["sent"]!, (int)state["queues"]!["shop/LabelPrinterQueue"]!["received"]!, (int)state["queues"]!["shop/LabelPrinterQueue"]!["deadLettered"]!));
        Assert.Equal((5, 5, 0, 1), ((int)state["functions"]!["shop/LabelPrinterFunction"]!["invocations"]!, (int)state["functions"]!["shop/LabelPrinterFunction"]!["failedMessages"]!, (int)state["functions"]!["shop/LabelPrinterFunction"]!["errors"]!, (int)state["functions"]!["shop/LabelPrinterFunction"]!["coldStarts"]!));
        Assert.Equal((5, 1), ((int)state["edges"]!["shop/LabelPrinterQueue->shop/LabelPrinterFunction"]!, (int)state["edges"]!["shop/LabelPrinterQueue->shop/LabelPrinterDeadLetterQueue"]!));
        Assert.Equal(5, (int)state["edges"]!["shop/LabelPrinterFunction->shop/ProductTable"]!);

        const string reason = "System.InvalidOperationException: There is no product 'none' to print a label for.";
        var letter = Assert.Single((await shop.GetAsync("/local/queues/shop/LabelPrinterDeadLetterQueue/messages"))["messages"]!.AsArray())!;
        Assert.Equal((messageId, 5, reason), (letter["messageId"]!.ToString(), (int)letter["receiveCount"]!, letter["lastFailure"]!.ToString()));

        var invocations = (await shop.GetAsync("/local/functions/shop/LabelPrinterFunction/invocations"));
        Assert.Equal(5, invocations["histogram"]!["counts"]!.AsArray().Sum(count => (int)count!));
        Assert.Equal(invocations["histogram"]!["bounds"]!.AsArray().Count + 1, invocations["histogram"]!["counts"]!.AsArray().Count);
        var invocation = await shop.GetAsync($"/local/invocations/{invocations["invocations"]![0]!["requestId"]}");
        var handled = Assert.Single(invocation["messages"]!.AsArray())!;
        Assert.Equal((messageId, true, reason), (handled["messageId"]!.ToString(), (bool)handled["failed"]!, handled["reason"]!.ToString()));
        Assert.Contains(messageId, invocation["input"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal($$"""{"batchItemFailures":[{"itemIdentifier":"{{messageId}}"}]}""", invocation["output"]!.ToString());
        Assert.Contains(invocation["log"]!.AsArray(), line => line!.ToString().Contains("There is no product 'none'", StringComparison.Ordinal) && line.ToString().StartsWith('{'));

        var (status, moved) = await shop.PostAsync("/local/queues/shop/LabelPrinterDeadLetterQueue/redrive");
        Assert.Equal((200, 1), (status, (int)moved["moved"]!));
        await shop.WhenAsync(state => (int)state["functions"]!["shop/LabelPrinterFunction"]!["invocations"]! > 5);
    }

    [Fact]
    public async Task How_it_stood_is_kept_for_a_page_that_is_opened_later()
    {
        var shop = new RunningShop();
        await shop.InitializeAsync();
        await using var running = shop;
        await shop.SendAsync("shop/ShipmentSchedulerQueue", """
            {"orderId":"A-1","customer":"Ada","address":{"street":"1 High Street","city":"Springfield","postalCode":"12345","country":"DE"},"lines":[{"sku":"BOOK-1","quantity":1,"weightKilograms":1}],"service":"Express","paidAt":"2026-01-02T03:04:05Z"}
            """);
        await shop.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
        var state = await shop.GetAsync("/local/state");
        state.AsObject().Remove("time");

        // What is as it was is left out: two such seconds are waited for.
        JsonArray samples;
        do
        {
            samples = (await shop.GetAsync("/local/history"))["samples"]!.AsArray();
        }
        while (samples.Count(sample => sample!["state"] is null) < 2);

        Assert.NotNull(samples[0]!["state"]);
        Assert.Equal(1, (int)state["queues"]!["shop/ShipmentSchedulerQueue"]!["deleted"]!);
        Assert.Equal(state["queues"]!.ToJsonString(), samples.Last(sample => sample!["state"] is not null)!["state"]!["queues"]!.ToJsonString());
        var times = samples.Select(sample => DateTimeOffset.Parse(sample!["time"]!.ToString(), CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task The_stream_ends_with_the_cloud()
    {
        var shop = new RunningShop();
        await shop.InitializeAsync();
        var names = new List<string>();
        await foreach (var (name, _) in shop.EventsAsync())
        {
            names.Add(name);
            if (names.Count == 1)
            {
                await shop.Cloud.DisposeAsync();
            }
        }

        Assert.Equal("state", names[0]);
        shop.Client.Dispose();
    }

    [Fact]
    public async Task A_page_that_reads_slowly_is_told_how_many_invocations_it_missed()
    {
        await using var cloud = await LocalCloud.StartAsync(Assembly.Load("Warehouse"));
        var telemetry = cloud.Resources.Telemetry;
        var function = telemetry.Functions.Values.Single();
        var body = new SlowBody();
        using var stopping = new CancellationTokenSource();
        var stream = new EventStream(telemetry, new StateWriter(cloud, new Lazy<SystemArchitecture>(() => ArchitectureReader.Read(cloud))), stopping.Token);
        var telling = stream.AnswerAsync(new DefaultHttpContext { Response = { Body = body } });

        await body.Waiting;
        for (var i = 0; i < 5000; i++)
        {
            function.Begin($"{i}", "{}"u8.ToArray(), null).Answered("{}"u8.ToArray(), isColdStart: false);
        }

        body.Release();
        var told = await body.WhenWrittenAsync("\"skipped\":");
        await stopping.CancelAsync();
        await telling;

        Assert.Contains("\"skipped\":4950}", told, StringComparison.Ordinal);
        Assert.Contains("\"requestId\":\"4999\"", told, StringComparison.Ordinal);
        Assert.DoesNotContain("\"requestId\":\"4949\"", told, StringComparison.Ordinal);
    }
}
