using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Queue;

/// <summary>Senders against the emulator.</summary>
public sealed class SqsQueueSenderTests(AwsEmulator emulator)
{
    [Fact]
    public async Task One_message_arrives_as_its_consumer_reads_it()
    {
        var queue = await TestQueue.CreateAsync(emulator);

        var id = await queue.Sender().SendAsync(new(7, "é"), cancellationToken: TestContext.Current.CancellationToken);

        var received = Assert.Single(await queue.ReceiveAsync(1));
        Assert.Equal(id, received.MessageId);
        Assert.Equal(new Order(7, "é"), JsonSerializer.Deserialize(received.Body, OrderJson.Default.Order));
        Assert.Equal("""{"number":7,"text":"\u00E9"}""", received.Body);
    }

    [Fact]
    public async Task Options_arrive()
    {
        var queue = await TestQueue.CreateAsync(emulator, fifo: true);
        var options = new SendOptions { GroupId = "g", DeduplicationId = "d", Attributes = new Dictionary<string, string> { ["source"] = "tests", ["n.1-_"] = "ü" } };

        await queue.Sender().SendAsync(new(1), options, TestContext.Current.CancellationToken);
        await queue.Sender().SendBatchAsync([new(2)], _ => options with { DeduplicationId = "e" }, TestContext.Current.CancellationToken);

        var received = await queue.ReceiveAsync(2);
        Assert.All(received, message =>
        {
            Assert.Equal("g", message.Attributes["MessageGroupId"]);
            Assert.Equal(("tests", "ü"), (message.MessageAttributes["source"].StringValue, message.MessageAttributes["n.1-_"].StringValue));
        });
        Assert.Equal(["d", "e"], received.Select(message => message.Attributes["MessageDeduplicationId"]));
    }

    [Fact]
    public async Task A_delayed_message_is_hidden()
    {
        var queue = await TestQueue.CreateAsync(emulator);

        await queue.Sender().SendAsync(new(1), new SendOptions { Delay = TimeSpan.FromMinutes(15) }, TestContext.Current.CancellationToken);
        await queue.Sender().SendBatchAsync([new(2), new(3)], _ => new SendOptions { Delay = TimeSpan.FromMinutes(15) }, TestContext.Current.CancellationToken);

        var attributes = await emulator.Sqs.GetQueueAttributesAsync(queue.Url, ["All"], TestContext.Current.CancellationToken);
        Assert.Equal((0, 3), (attributes.ApproximateNumberOfMessages, attributes.ApproximateNumberOfMessagesDelayed));
    }

    [Fact]
    public async Task Text_and_octets_are_sent_as_they_are()
    {
        var queue = await TestQueue.CreateAsync(emulator);

        await new SqsQueueSender<string>(queue.Url, OrderJson.Default.String, emulator.Sqs).SendAsync("a \"b\"", cancellationToken: TestContext.Current.CancellationToken);
        await new SqsQueueSender<ReadOnlyMemory<byte>>(queue.Url, OrderJson.Default.ReadOnlyMemoryByte, emulator.Sqs).SendAsync("<c>ü</c>"u8.ToArray(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["<c>ü</c>", "a \"b\""], (await queue.ReceiveAsync(2)).Select(message => message.Body).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ten_thousand_messages_arrive_and_none_is_lost()
    {
        var queue = await TestQueue.CreateAsync(emulator);

        await queue.Sender().SendBatchAsync(Enumerable.Range(0, 10_000).Select(number => new Order(number)), cancellationToken: TestContext.Current.CancellationToken);

        var received = await queue.ReceiveAsync(10_000);
        Assert.Equal(Enumerable.Range(0, 10_000), received.Select(TestQueue.NumberOf).Order());
    }

    [Fact]
    public async Task Each_group_keeps_its_order()
    {
        var queue = await TestQueue.CreateAsync(emulator, fifo: true);

        await queue.Sender().SendBatchAsync(
            Enumerable.Range(0, 1_000).Select(number => new Order(number)),
            order => new SendOptions { GroupId = $"g{order.Number % 37}", DeduplicationId = order.Number.ToString(CultureInfo.InvariantCulture) },
            TestContext.Current.CancellationToken);

        var received = await queue.ReceiveAsync(1_000);
        Assert.All(received.GroupBy(message => message.Attributes["MessageGroupId"]), group =>
        {
            var numbers = group.OrderBy(message => message.Attributes["SequenceNumber"], StringComparer.Ordinal).Select(TestQueue.NumberOf).ToArray();
            Assert.Equal(numbers.Order(), numbers);
        });
        Assert.Equal(Enumerable.Range(0, 1_000), received.Select(TestQueue.NumberOf).Order());
    }

    [Fact]
    public async Task Nothing_to_send_is_no_call()
    {
        await using var service = ScriptedService.Start(ScriptedAnswer.Broken);

        await SqsAnswer.Sender(service).SendBatchAsync([], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(service.Calls);
    }

    [Fact]
    public async Task One_sender_serves_many_threads()
    {
        var queue = await TestQueue.CreateAsync(emulator);
        var sender = queue.Sender();
        var ids = new ConcurrentBag<string>();

        await Parallel.ForAsync(0, 100, TestContext.Current.CancellationToken, async (number, cancellationToken) => ids.Add(await sender.SendAsync(new(number), cancellationToken: cancellationToken)));

        var received = await queue.ReceiveAsync(100);
        Assert.Equal(ids.Order(StringComparer.Ordinal), received.Select(message => message.MessageId).Order(StringComparer.Ordinal));
    }
}
