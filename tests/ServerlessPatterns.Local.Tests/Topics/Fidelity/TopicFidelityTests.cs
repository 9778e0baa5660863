using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessPatterns.Aws;
using ServerlessPatterns.Local.Filters;
using ServerlessPatterns.Local.Tests.Filters;
using ServerlessPatterns.Local.Tests.Wire;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Tests.Topics.Fidelity;

/// <summary>
/// The same messages through our own client to fauxqs 1.9.2 and to ours. Where fauxqs does otherwise than AWS's pages say, these go before: its
/// filters are left what they get wrong (see <see cref="RandomFilters"/>), it gives a FIFO topic's envelope a signature and no sequence number, and
/// every envelope a null Subject and empty MessageAttributes, where SNS leaves them out.
/// </summary>
public sealed class TopicFidelityTests(TopicEmulator emulator) : IClassFixture<TopicEmulator>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Filters_on_bodies_deliver_the_same_messages(int seed)
    {
        var random = new RandomFilters(seed, forEmulator: true);
        var topic = TestTopic.Standard(name: $"bodies-{seed}");
        using var emulated = await EmulatedTopic.CreateAsync(emulator.Endpoint, topic.Settings.Name);
        List<RecordingEndpoint> queues = [];
        while (queues.Count < 25)
        {
            var policy = random.Policy().ToJsonString();
            try
            {
                queues.Add(topic.Queue($"q{queues.Count}", policy: policy));
            }
            catch (FilterPolicyException)
            {
                // Too complex for SNS.
                continue;
            }

            await emulated.SubscribeAsync($"bodies-{seed}-{queues.Count}", ("RawMessageDelivery", "true"), ("FilterPolicyScope", "MessageBody"), ("FilterPolicy", policy));
        }

        string[] messages = [.. Enumerable.Range(0, 60).Select(_ => random.Message().ToJsonString()), "no JSON", "\"text\""];

        await PublishAsync(topic, emulated, messages, null);

        var delivered = 0;
        for (var index = 0; index < queues.Count; index++)
        {
            Assert.Equal((await emulated.ReceivedAsync(index)).Select(message => message.Body).Order(StringComparer.Ordinal), queues[index].Bodies.Order(StringComparer.Ordinal));
            delivered += queues[index].Bodies.Count;
        }

        Assert.InRange(delivered, 100, 1400);
    }

    [Fact]
    public async Task Filters_on_attributes_deliver_the_same_messages_with_the_same_attributes()
    {
        string[] policies =
        [
            """{"colour":["red","blue"]}""", """{"colour":[{"prefix":"r"}]}""", """{"colour":[{"suffix":"e"}]}""", """{"colour":[{"anything-but":["red"]}]}""",
            """{"colour":[{"anything-but":{"prefix":"b"}}]}""", """{"shape":[{"exists":true}]}""", """{"colour":["green"],"shape":["round","square"]}""",
            """{"$or":[{"colour":["red"]},{"shape":["round"]}]}""", """{"colour":["RED"]}""",
        ];
        var topic = TestTopic.Standard(name: "attributes");
        using var emulated = await EmulatedTopic.CreateAsync(emulator.Endpoint, topic.Settings.Name);
        var queues = policies.Select((policy, index) => topic.Queue($"q{index}", policy: policy, mode: FilterMode.MessageAttributes)).ToList();
        foreach (var policy in policies)
        {
            await emulated.SubscribeAsync($"attributes-{Array.IndexOf(policies, policy)}", ("RawMessageDelivery", "true"), ("FilterPolicy", policy));
        }

        var sent = new List<(string Body, Dictionary<string, string> Attributes)>();
        foreach (var colour in new[] { "red", "green", "blue", "" })
        {
            foreach (var shape in new[] { "round", "square", "" })
            {
                var attributes = new[] { ("colour", colour), ("shape", shape) }.Where(one => one.Item2.Length > 0).ToDictionary(one => one.Item1, one => one.Item2);
                sent.Add(($"{colour} {shape}", attributes));
            }
        }

        await PublishAsync(topic, emulated, [.. sent.Select(one => one.Body)], body => new SendOptions { Attributes = sent.Single(one => one.Body == body).Attributes });

        for (var index = 0; index < queues.Count; index++)
        {
            Assert.Equal(
                (await emulated.ReceivedAsync(index)).Select(message => (message.Body, Text((message.MessageAttributes ?? []).Select(one => (one.Key, one.Value.StringValue))))).Order(),
                queues[index].Deliveries.Select(delivery => (System.Text.Encoding.UTF8.GetString(delivery.Body.Span), Text(delivery.Attributes.Select(one => (one.Key, one.Value.StringValue!))))).Order());
        }

        Assert.Equal(6, queues[0].Bodies.Count);

        static string Text(IEnumerable<(string Name, string Value)> attributes) => string.Join(' ', attributes.Where(one => one.Name is "colour" or "shape").Order());
    }

    [Fact]
    public async Task What_a_queue_does_not_take_is_in_the_dead_letter_queue_as_it_would_have_been_delivered()
    {
        var topic = TestTopic.Standard(name: "closed");
        RecordingEndpoint[] deadLetters = [new("raw-dead"), new("wrapped-dead")];
        topic.Queue("raw", failure: "closed", deadLetters: deadLetters[0], policy: """{"n":[1]}""");
        topic.Queue("wrapped", raw: false, failure: "closed", deadLetters: deadLetters[1]);
        using var emulated = await EmulatedTopic.CreateAsync(emulator.Endpoint, topic.Settings.Name);
        await emulated.SubscribeClosedAsync("raw", ("RawMessageDelivery", "true"), ("FilterPolicyScope", "MessageBody"), ("FilterPolicy", """{"n":[1]}"""));
        await emulated.SubscribeClosedAsync("wrapped");

        await PublishAsync(topic, emulated, ["""{"n":1}""", """{"n":2}"""], null);

        Assert.Equal((await emulated.ReceivedAsync(0)).Select(message => message.Body), deadLetters[0].Bodies);
        Assert.Equal(["""{"n":1}"""], deadLetters[0].Bodies);
        Assert.Equal((await emulated.ReceivedAsync(1)).Select(message => Published(message.Body)), deadLetters[1].Bodies.Select(Published));

        static string Published(string envelope) => JsonNode.Parse(envelope)!["Message"]!.GetValue<string>();
    }

    [Fact]
    public async Task A_FIFO_topic_delivers_each_group_in_order_and_each_message_once()
    {
        var topic = TestTopic.Fifo(byGroup: false);
        var queue = topic.Queue("q.fifo");
        using var emulated = await EmulatedTopic.CreateAsync(emulator.Endpoint, topic.Settings.Name, ("FifoTopic", "true"), ("ContentBasedDeduplication", "false"));
        await emulated.SubscribeAsync("ordered.fifo", ("RawMessageDelivery", "true"));
        string[] messages = [.. Enumerable.Range(0, 200).Select(number => $"{number % 7}/{number % 150}")];

        await PublishAsync(topic, emulated, messages, message => new SendOptions { GroupId = message[..1], DeduplicationId = message.Replace('/', '-') });

        var received = (await emulated.ReceivedAsync(0)).ToLookup(message => message.Attributes["MessageGroupId"], message => (message.Body, message.Attributes["MessageDeduplicationId"]));
        var ours = queue.Deliveries.ToLookup(delivery => delivery.GroupId!, delivery => (System.Text.Encoding.UTF8.GetString(delivery.Body.Span), delivery.DeduplicationId!));
        Assert.Equal(received.Select(group => group.Key).Order(), ours.Select(group => group.Key).Order());
        Assert.All(received, group => Assert.Equal(group, ours[group.Key]));
        Assert.Equal(messages.Distinct().Count(), queue.Bodies.Count);
    }

    [Fact]
    public async Task Content_is_told_apart_the_same()
    {
        var topic = TestTopic.Fifo(byContent: true);
        var queue = topic.Queue("q.fifo");
        using var emulated = await EmulatedTopic.CreateAsync(emulator.Endpoint, "content.fifo", ("FifoTopic", "true"), ("ContentBasedDeduplication", "true"));
        await emulated.SubscribeAsync("content-queue.fifo", ("RawMessageDelivery", "true"));

        await PublishAsync(topic, emulated, ["a", "b", "a", "é", "b", "é "], _ => new SendOptions { GroupId = "g" });

        Assert.Equal(["a", "b", "é", "é "], queue.Bodies);
        Assert.Equal(
            (await emulated.ReceivedAsync(0)).Select(message => (message.Body, message.Attributes["MessageDeduplicationId"])),
            queue.Deliveries.Select(delivery => (System.Text.Encoding.UTF8.GetString(delivery.Body.Span), delivery.DeduplicationId!)));
    }

    [Fact]
    public async Task The_envelope_has_the_same_members()
    {
        var topic = TestTopic.Standard(name: "envelopes");
        var queue = topic.Queue("q", raw: false);
        using var emulated = await EmulatedTopic.CreateAsync(emulator.Endpoint, topic.Settings.Name);
        await emulated.SubscribeAsync("envelopes");

        await PublishAsync(topic, emulated, ["{\"a\":\"é<\"}"], _ => new SendOptions { Attributes = new Dictionary<string, string> { ["colour"] = "red" } });

        var theirs = JsonNode.Parse(Assert.Single(await emulated.ReceivedAsync(0)).Body)!.AsObject();
        var ours = JsonNode.Parse(Assert.Single(queue.Bodies))!.AsObject();
        Assert.Null(theirs["Subject"]);
        theirs.Remove("Subject");
        Assert.Equal(theirs.Select(member => member.Key).Order(), ours.Select(member => member.Key).Order());
        Assert.Equal(theirs.Select(Shape), ours.Select(Shape));

        // Ids, times, accounts and what nobody signs differ.
        static string Shape(KeyValuePair<string, JsonNode?> member) => member.Key is "Type" or "Message" or "MessageAttributes" or "SignatureVersion"
            ? $"{member.Key}: {member.Value!.ToJsonString(JsonSerializerOptions.Web)}"
            : $"{member.Key}: {member.Value!.GetValueKind()}";
    }

    /// <summary>Publishes to both in batches, through the same client.</summary>
    private static async Task PublishAsync(LocalTopic topic, EmulatedTopic emulated, string[] messages, Func<string, SendOptions?>? options)
    {
        await using var host = await SnsHost.StartAsync(topic);
        using var client = SnsHost.ClientOf(emulated.Endpoint);
        await new SnsTopicPublisher<string>(topic.Settings.Arn, TextJsonContext.Default.String, host.Client).PublishBatchAsync(messages, options, Cancellation);
        await new SnsTopicPublisher<string>(emulated.Arn, TextJsonContext.Default.String, client).PublishBatchAsync(messages, options, Cancellation);
    }
}
