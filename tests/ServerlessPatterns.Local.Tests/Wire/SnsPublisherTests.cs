using ServerlessPatterns.Aws;
using ServerlessPatterns.Local.Filters;
using ServerlessPatterns.Local.Tests.Topics;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>Our own publishers through the wire, as they are.</summary>
public sealed class SnsPublisherTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_publisher_publishes_to_a_topic_with_attributes_and_any_letters()
    {
        var topic = TestTopic.Standard();
        var queue = topic.Queue("q", policy: """{"colour":["rouge & blanc é"]}""", mode: FilterMode.MessageAttributes);
        await using var host = await SnsHost.StartAsync(topic);
        var publisher = Publisher(host, topic.Settings.Arn);

        var id = await publisher.PublishAsync("<a> & \"é\" +%\n€ \U0001F600", new SendOptions { Attributes = new Dictionary<string, string> { ["colour"] = "rouge & blanc é" } }, Cancellation);

        Assert.Equal(["<a> & \"é\" +%\n€ \U0001F600"], queue.Bodies);
        Assert.Equal(id, queue.Deliveries[0].MessageId);
        Assert.Equal("rouge & blanc é", queue.Deliveries[0].Attributes["colour"].StringValue);
    }

    [Fact]
    public async Task A_batch_of_any_size_arrives_whole_and_on_a_FIFO_topic_in_order()
    {
        var topic = TestTopic.Fifo();
        var queue = topic.Queue("q.fifo");
        await using var host = await SnsHost.StartAsync(topic);
        string[] messages = [.. Enumerable.Range(0, 95).Select(number => $"message {number}")];

        await Publisher(host, topic.Settings.Arn).PublishBatchAsync(messages, message => new SendOptions { GroupId = "g", DeduplicationId = message.Replace(' ', '-') }, Cancellation);

        Assert.Equal(messages, queue.Bodies);
        Assert.Equal(10, queue.Deliveries.Where((_, index) => index % 10 == 0).Select(delivery => delivery.DeduplicationId).Distinct().Count());
    }

    [Fact]
    public async Task A_batch_on_a_FIFO_topic_without_ids_is_refused_with_a_way_out()
    {
        var topic = TestTopic.Fifo();
        await using var host = await SnsHost.StartAsync(topic);

        var refusal = await Assert.ThrowsAsync<SendException>(() => Publisher(host, topic.Settings.Arn).PublishBatchAsync(["a", "b"], _ => new SendOptions { GroupId = "g" }, Cancellation));

        Assert.Contains("ContentBasedDeduplication", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, topic.Published);
    }

    [Fact]
    public async Task A_topic_that_is_not_there_is_told_with_a_way_out()
    {
        await using var host = await SnsHost.StartAsync();

        var refusal = await Assert.ThrowsAsync<SendException>(() => Publisher(host, "arn:aws:sns:eu-west-1:000000000000:nowhere").PublishAsync("x", null, Cancellation));

        Assert.Contains("There is no topic arn:aws:sns:eu-west-1:000000000000:nowhere", refusal.Message, StringComparison.Ordinal);
    }

    private static SnsTopicPublisher<string> Publisher(SnsHost host, string arn) => new(arn, TextJsonContext.Default.String, host.Client);
}
