using Amazon.SQS;
using Amazon.SQS.Model;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>
/// What a client sees is the same of our queues as of an emulator of SQS that others wrote. Where the two differ, AWS's documentation
/// decides, and the scenario names the page.
/// </summary>
public abstract class QueueFidelity
{
    private static readonly Dictionary<string, string> s_none = [];

    [Fact]
    public Task A_message_is_sent_received_and_deleted() => CompareAsync(async sqs =>
    {
        var url = await sqs.CreateAsync("orders", s_none);
        await sqs.SendAsync(url, "a");
        var message = await sqs.ReceiveOneAsync(url);
        sqs.Say($"{message.Body} {message.MD5OfBody} {message.Attributes["ApproximateReceiveCount"]}");
        sqs.Say(string.Join(' ', message.Attributes.Keys.Order()));
        await sqs.ReceiveAsync(url);
        await sqs.CountAsync(url);
        await sqs.TryAsync("delete", client => client.DeleteMessageAsync(url, message.ReceiptHandle));
        await sqs.TryAsync("delete again", client => client.DeleteMessageAsync(url, message.ReceiptHandle));
        await sqs.CountAsync(url);
    });

    [Fact]
    public Task A_hidden_message_comes_back() => CompareAsync(async sqs =>
    {
        var url = await sqs.CreateAsync("orders", new() { ["VisibilityTimeout"] = "1" });
        await sqs.SendAsync(url, "a");
        var first = await sqs.ReceiveOneAsync(url);
        var again = await sqs.ReceiveOneAsync(url);
        sqs.Say($"{again.Attributes["ApproximateReceiveCount"]} {first.MessageId == again.MessageId} {first.ReceiptHandle == again.ReceiptHandle}");
        sqs.Say($"{first.Attributes["ApproximateFirstReceiveTimestamp"] == again.Attributes["ApproximateFirstReceiveTimestamp"]}");
        await sqs.TryAsync("show", client => client.ChangeMessageVisibilityAsync(url, again.ReceiptHandle, 0));
        await sqs.ReceiveAsync(url);
    });

    [Fact]
    public Task A_poison_message_goes_to_the_dead_letter_queue() => CompareAsync(async sqs =>
    {
        var dead = await sqs.CreateAsync("dead", s_none);
        var url = await sqs.CreateAsync("orders", new()
        {
            ["VisibilityTimeout"] = "0",
            ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{sqs.ArnOf("dead")}\",\"maxReceiveCount\":2}}",
        });
        await sqs.SendAsync(url, "poison");
        await sqs.ReceiveAsync(url);
        await sqs.ReceiveAsync(url);
        await sqs.CountAsync(dead);
        await sqs.ReceiveAsync(url);
        await sqs.CountAsync(dead);
        var letter = await sqs.ReceiveOneAsync(dead);
        sqs.Say($"{letter.Body}, received {letter.Attributes["ApproximateReceiveCount"]} times");
        sqs.Say($"from {(letter.Attributes.GetValueOrDefault("DeadLetterQueueSourceArn") == sqs.ArnOf("orders") ? "orders" : "nowhere")}");
    },
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html has the attribute, and counts receives,
    // of which the move is none.
    ("from nowhere", "from orders"),
    ("poison, received 4 times", "poison, received 3 times"));

    [Fact]
    public Task A_delayed_message_comes_later() => CompareAsync(async sqs =>
    {
        var url = await sqs.CreateAsync("orders", s_none);
        await sqs.TryAsync("send", client => client.SendMessageAsync(new SendMessageRequest(url, "late") { DelaySeconds = 1 }));
        await sqs.CountAsync(url);
        await sqs.ReceiveAsync(url);
        sqs.Say((await sqs.ReceiveOneAsync(url)).Body);
    });

    [Fact]
    public Task A_group_waits_for_its_message_in_flight() => CompareAsync(async sqs =>
    {
        var url = await sqs.CreateAsync("orders.fifo", new() { ["FifoQueue"] = "true" });
        foreach (var body in (string[])["a1", "b1", "a2"])
        {
            await sqs.SendAsync(url, body, body[..1], body);
        }

        var a1 = await sqs.ReceiveOneAsync(url);
        sqs.Say($"{a1.Body} {a1.Attributes["MessageGroupId"]} {a1.Attributes["MessageDeduplicationId"]}");
        await sqs.ReceiveAsync(url);
        await sqs.ReceiveAsync(url);
        await sqs.TryAsync("delete", client => client.DeleteMessageAsync(url, a1.ReceiptHandle));
        await sqs.ReceiveAsync(url);
    });

    [Fact]
    public Task A_duplicate_is_delivered_once() => CompareAsync(async sqs =>
    {
        Assert.SkipUnless(RemembersDuplicates, "The emulator forgets a message's deduplication id when the message is deleted; SQS keeps it for five minutes.");
        var url = await sqs.CreateAsync("orders.fifo", new() { ["FifoQueue"] = "true", ["ContentBasedDeduplication"] = "true" });
        var first = await sqs.Client.SendMessageAsync(new SendMessageRequest(url, "a") { MessageGroupId = "g" });
        var second = await sqs.Client.SendMessageAsync(new SendMessageRequest(url, "a") { MessageGroupId = "g" });
        sqs.Say($"{first.MessageId == second.MessageId} {first.SequenceNumber?.Length}");
        var message = await sqs.ReceiveOneAsync(url);
        sqs.Say(message.Attributes["MessageDeduplicationId"]);
        await sqs.TryAsync("delete", client => client.DeleteMessageAsync(url, message.ReceiptHandle));
        await sqs.SendAsync(url, "a", "g", null);
        await sqs.CountAsync(url);
    });

    [Fact]
    public Task Batches_fail_as_a_whole_or_by_the_entry() => CompareAsync(async sqs =>
    {
        var url = await sqs.CreateAsync("orders", s_none);
        await sqs.TryAsync("none", client => client.SendMessageBatchAsync(url, []));
        await sqs.TryAsync("eleven", client => client.SendMessageBatchAsync(url, [.. Enumerable.Range(0, 11).Select(i => new SendMessageBatchRequestEntry($"{i}", "a"))]));
        await sqs.TryAsync("twins", client => client.SendMessageBatchAsync(url, [new("1", "a"), new("1", "b")]));
        var sent = await sqs.Client.SendMessageBatchAsync(url, [new("1", "a"), new("2", "b")]);
        sqs.Say($"{string.Join(' ', sent.Successful.Select(entry => $"{entry.Id} {entry.MD5OfMessageBody}"))} {sent.Failed?.Count ?? 0}");
        var message = await sqs.ReceiveOneAsync(url);
        var deleted = await sqs.Client.DeleteMessageBatchAsync(url, [new("x", message.ReceiptHandle)]);
        sqs.Say($"{deleted.Successful.Single().Id} {deleted.Failed?.Count ?? 0}");
    });

    [Fact]
    public Task What_is_wrong_is_refused() => CompareAsync(
        async sqs =>
        {
            var url = await sqs.CreateAsync("orders", s_none);
            var fifo = await sqs.CreateAsync("orders.fifo", new() { ["FifoQueue"] = "true" });
            await sqs.TryAsync("no queue", client => client.GetQueueUrlAsync("nowhere"));
            await sqs.TryAsync("no queue to send to", client => client.SendMessageAsync(url + "-not", "a"));
            await sqs.TryAsync("no handle", client => client.DeleteMessageAsync(url, "nonsense"));
            await sqs.TryAsync("control character", client => client.SendMessageAsync(url, "\u0001"));
            await sqs.TryAsync("no group", client => client.SendMessageAsync(fifo, "a"));
            await sqs.TryAsync("no deduplication id", client => client.SendMessageAsync(new SendMessageRequest(fifo, "a") { MessageGroupId = "g" }));
            await sqs.TryAsync("eleven", client => client.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MaxNumberOfMessages = 11 }));
            await sqs.TryAsync("too long", client => client.SendMessageAsync(url, new string('a', 1_048_577)));
            await sqs.TryAsync("unknown attribute", client => client.GetQueueAttributesAsync(url, ["Colour"]));
        },
        // The errors are those of https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html,
        // API_SendMessage.html, API_GetQueueAttributes.html and CommonErrors.html; a prefix have only those that had it in the query
        // protocol, https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-json-faqs.html.
        ("no handle: done", "no handle: ReceiptHandleIsInvalidException ReceiptHandleIsInvalid"),
        ("control character: InvalidMessageContentsException AWS.SimpleQueueService.InvalidMessageContents",
            "control character: InvalidMessageContentsException InvalidMessageContents"),
        ("no group: AmazonSQSException AWS.SimpleQueueService.MissingParameter", "no group: AmazonSQSException MissingParameter"),
        ("no deduplication id: AmazonSQSException AWS.SimpleQueueService.InvalidParameterValue",
            "no deduplication id: AmazonSQSException InvalidParameterValue"),
        ("eleven: AmazonSQSException AWS.SimpleQueueService.InvalidParameterValue", "eleven: AmazonSQSException InvalidParameterValue"),
        ("too long: AmazonSQSException AWS.SimpleQueueService.InvalidParameterValue", "too long: AmazonSQSException InvalidParameterValue"),
        ("unknown attribute: done", "unknown attribute: InvalidAttributeNameException InvalidAttributeName"));

    [Fact]
    public Task Message_attributes_are_kept_and_digested() => CompareAsync(async sqs =>
    {
        var url = await sqs.CreateAsync("orders", s_none);
        var sent = await sqs.Client.SendMessageAsync(new SendMessageRequest(url, "a")
        {
            MessageAttributes = new()
            {
                ["b"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2]) },
                ["n"] = new() { DataType = "Number.int", StringValue = "1" },
                ["s"] = new() { DataType = "String", StringValue = "é" },
            },
        });
        sqs.Say(sent.MD5OfMessageAttributes);
        var message = (await sqs.Client.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MessageAttributeNames = ["All"] })).Messages.Single();
        sqs.Say(string.Join(' ', message.MessageAttributes.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value.DataType}:{pair.Value.StringValue}")));
        sqs.Say(message.MD5OfMessageAttributes);
    });

    /// <summary>A client of the emulator.</summary>
    private protected abstract AmazonSQSClient Sqs { get; }

    /// <summary>Whether the emulator keeps a deduplication id when its message is deleted.</summary>
    private protected virtual bool RemembersDuplicates => true;

    /// <summary>What the emulator says otherwise than AWS's documentation, and what that says.</summary>
    private protected virtual IReadOnlyList<(string Theirs, string Ours)> Differences => [];

    private async Task CompareAsync(Func<Scenario, Task> scenario, params (string Theirs, string Ours)[] differences)
    {
        var theirs = new EmulatedScenario(Sqs);
        await using var host = await SqsHost.StartAsync();
        var ours = new LocalScenario(host);
        await Task.WhenAll(scenario(theirs), scenario(ours));
        var expected = theirs.Lines.Select(line => differences.Concat(Differences).FirstOrDefault(difference => difference.Theirs == line) is { Ours: { } other } ? other : line);
        Assert.Equal(string.Join('\n', expected), string.Join('\n', ours.Lines));
    }
}
