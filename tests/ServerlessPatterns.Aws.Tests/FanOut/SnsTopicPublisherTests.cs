using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.FanOut;

/// <summary>What a publisher delivers through the emulator.</summary>
public sealed class SnsTopicPublisherTests(AwsEmulator emulator)
{
    private static readonly ParcelJson s_relaxed = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    [Theory]
    [InlineData("+ % & = ? # /")]
    [InlineData("é 中文 😀 👩‍👩‍👧‍👦")]
    [InlineData("\"\\\u0001\r\n\t\u2028")]
    public async Task A_message_arrives_as_the_serializer_writes_it(string text)
    {
        var topic = await SubscribedTopic.CreateAsync(emulator);
        var parcel = new Parcel("1", text);

        foreach (var json in new[] { ParcelJson.Default, s_relaxed })
        {
            var publisher = new SnsTopicPublisher<Parcel>(topic.Arn, json.Parcel, emulator.Sns);
            await publisher.PublishAsync(parcel, cancellationToken: TestContext.Current.CancellationToken);
            await publisher.PublishBatchAsync([parcel], cancellationToken: TestContext.Current.CancellationToken);

            Assert.All(await topic.ReceiveAsync(2), message => Assert.Equal(JsonSerializer.Serialize(parcel, json.Parcel), message.Body));
        }
    }

    [Fact]
    public async Task A_context_that_says_nothing_of_options_writes_what_consumers_and_filters_read()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator);
        var publisher = new SnsTopicPublisher<Parcel>(topic.Arn, PlainParcelJson.Default.Parcel, emulator.Sns);

        await publisher.PublishAsync(new Parcel("1", "a"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("""{"id":"1","text":"a"}""", Assert.Single(await topic.ReceiveAsync(1)).Body);
    }

    [Fact]
    public async Task A_lone_surrogate_arrives_as_the_replacement_character()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator);
        var publisher = new SnsTopicPublisher<Parcel>(topic.Arn, s_relaxed.Parcel, emulator.Sns);

        await publisher.PublishAsync(new Parcel("1", "\uD83D and \uDE00"), cancellationToken: TestContext.Current.CancellationToken);

        var body = Assert.Single(await topic.ReceiveAsync(1)).Body;
        Assert.Equal("\uFFFD and \uFFFD", JsonSerializer.Deserialize(body, ParcelJson.Default.Parcel)!.Text);
    }

    [Fact]
    public async Task A_batch_of_any_length_arrives()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator);
        var publisher = new SnsTopicPublisher<Parcel>(topic.Arn, ParcelJson.Default.Parcel, emulator.Sns);
        var ids = Enumerable.Range(0, 137).Select(number => $"{number}").ToList();

        await publisher.PublishBatchAsync(ids.Select(id => new Parcel(id)), cancellationToken: TestContext.Current.CancellationToken);

        var received = await topic.ReceiveAsync(ids.Count);
        Assert.Equal(ids.Order(), received.Select(message => JsonSerializer.Deserialize(message.Body, ParcelJson.Default.Parcel)!.Id).Order());
    }

    [Fact]
    public async Task A_fifo_topic_keeps_the_order_of_each_group()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator, fifo: true);
        var publisher = new SnsTopicPublisher<Parcel>(topic.Arn, ParcelJson.Default.Parcel, emulator.Sns);
        var parcels = Enumerable.Range(0, 60).Select(number => new Parcel($"{number:d2}", $"{number % 4}")).ToList();

        await publisher.PublishBatchAsync(parcels, parcel => new SendOptions { GroupId = parcel.Text, DeduplicationId = parcel.Id }, TestContext.Current.CancellationToken);

        var received = (await topic.ReceiveAsync(parcels.Count)).Select(message => JsonSerializer.Deserialize(message.Body, ParcelJson.Default.Parcel)!).ToList();
        Assert.All(received.GroupBy(parcel => parcel.Text), group => Assert.Equal(group.Select(parcel => parcel.Id).Order(), group.Select(parcel => parcel.Id)));
        Assert.Equal(parcels.Select(parcel => parcel.Id), received.Select(parcel => parcel.Id).Order());
    }

    [Fact]
    public async Task A_topic_that_tells_duplicates_by_content_needs_no_deduplication_id()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator, fifo: true, contentBasedDeduplication: true);
        var publisher = new SnsTopicPublisher<Parcel>(topic.Arn, ParcelJson.Default.Parcel, emulator.Sns);
        Parcel[] parcels = [new("1"), new("1"), new("2")];

        await publisher.PublishBatchAsync(parcels, _ => new SendOptions { GroupId = "g" }, TestContext.Current.CancellationToken);

        Assert.Equal(2, (await topic.ReceiveAsync(2)).Count);
        Assert.Equal(0, await topic.CountAsync());
    }

    [Fact]
    public async Task A_topic_that_does_not_says_what_is_missing()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator, fifo: true);
        var publisher = new SnsTopicPublisher<Parcel>(topic.Arn, ParcelJson.Default.Parcel, emulator.Sns);

        var one = await Assert.ThrowsAsync<SendException>(() => publisher.PublishAsync(new("1"), new SendOptions { GroupId = "g" }, TestContext.Current.CancellationToken));
        var batch = await Assert.ThrowsAsync<SendException>(() => publisher.PublishBatchAsync([new("1")], _ => new SendOptions { GroupId = "g" }, TestContext.Current.CancellationToken));

        Assert.Contains("SendOptions.DeduplicationId", one.Message, StringComparison.Ordinal);
        Assert.Contains("ContentBasedDeduplication = true", batch.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attributes_and_the_trace_go_along()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator);
        var publisher = new SnsTopicPublisher<Parcel>(topic.Arn, ParcelJson.Default.Parcel, emulator.Sns);
        var options = new SendOptions { Attributes = new Dictionary<string, string> { ["tenant"] = "a&b=ü" } };
        using var activity = new Activity("publishing").SetIdFormat(ActivityIdFormat.W3C).Start();
        activity.TraceStateString = "vendor=1";

        await publisher.PublishAsync(new("1"), options, TestContext.Current.CancellationToken);
        await publisher.PublishBatchAsync([new("2")], _ => options, TestContext.Current.CancellationToken);

        foreach (var message in await topic.ReceiveAsync(2))
        {
            Assert.Equal("a&b=ü", message.MessageAttributes["tenant"].StringValue);
            Assert.Equal(activity.Id, message.MessageAttributes["traceparent"].StringValue);
            Assert.Equal("vendor=1", message.MessageAttributes["tracestate"].StringValue);
        }
    }
}
