using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.FanOut;

/// <summary>What a publisher refuses before any call.</summary>
public sealed class SnsPublishOptionsTests
{
    private const string FifoArn = SnsTestClient.TopicArn + ".fifo";
    private const int Limit = 262_144;

    [Theory]
    [InlineData("order-placed")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/123456789012/order-placed")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:order-placed")]
    [InlineData("arn:aws:sns:eu-west-1:123456789012")]
    [InlineData("arn:aws:sns:eu-west-1:123456789012:")]
    [InlineData("arn:aws:sns:eu-west-1:123456789012:order-placed:1c9f002b-5819-4e94-a358-28b7346015b4")]
    public void What_is_no_topics_ARN_is_refused(string arn)
    {
        var exception = Assert.Throws<ArgumentException>(() => new SnsTopicPublisher<Parcel>(arn, ParcelJson.Default.Parcel));

        Assert.Contains($"'{arn}'", exception.Message, StringComparison.Ordinal);
        Assert.Equal("topicArn", exception.ParamName);
    }

    [Fact]
    public Task A_delay_is_refused() => RefusedAsync(SnsTestClient.TopicArn, new SendOptions { Delay = TimeSpan.FromSeconds(1) }, "Delay", "queue");

    [Fact]
    public Task A_fifo_topic_needs_a_group() => RefusedAsync(FifoArn, new SendOptions { DeduplicationId = "d" }, "GroupId", FifoArn);

    [Fact]
    public Task A_fifo_topic_needs_options() => RefusedAsync(FifoArn, null, "GroupId", FifoArn);

    [Fact]
    public Task A_standard_topic_knows_no_deduplication_id() => RefusedAsync(SnsTestClient.TopicArn, new SendOptions { DeduplicationId = "d" }, "DeduplicationId");

    [Fact]
    public Task More_attributes_than_raw_delivery_carries_are_refused()
        => RefusedAsync(SnsTestClient.TopicArn, new SendOptions { Attributes = Enumerable.Range(1, 11).ToDictionary(number => $"n{number}", _ => "v") }, "11", "10");

    [Fact]
    public async Task A_message_may_be_as_long_as_SNS_takes_and_no_longer()
    {
        await using var service = ScriptedService.Start(call => call.Form["Action"] == "Publish" ? SnsAnswer.Published() : SnsAnswer.Batch(call));
        using var client = SnsTestClient.Create(service);
        var publisher = new SnsTopicPublisher<Parcel>(SnsTestClient.TopicArn, ParcelJson.Default.Parcel, client);
        var options = new SendOptions { Attributes = new Dictionary<string, string> { ["ab"] = "cd" } };
        var overhead = """{"id":"","text":""}""".Length;
        // An attribute counts with its name, its type (String) and its value.
        var longest = new Parcel(new string('x', Limit - overhead - "abStringcd".Length));

        await publisher.PublishAsync(longest, options, TestContext.Current.CancellationToken);
        await publisher.PublishBatchAsync([longest], _ => options, TestContext.Current.CancellationToken);
        Assert.Equal(2, service.Calls.Count);

        var tooLong = longest with { Text = "y" };
        var one = await Assert.ThrowsAsync<ArgumentException>(() => publisher.PublishAsync(tooLong, options, TestContext.Current.CancellationToken));
        var batch = await Assert.ThrowsAsync<ArgumentException>(() => publisher.PublishBatchAsync([longest, tooLong], _ => options, TestContext.Current.CancellationToken));

        Assert.Equal(2, service.Calls.Count);
        Assert.Contains("262", one.Message, StringComparison.Ordinal);
        Assert.Contains("1", batch.Message, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string arn, SendOptions? options, params string[] named)
    {
        await using var service = ScriptedService.Start(SnsAnswer.Published());
        using var client = SnsTestClient.Create(service);
        var publisher = new SnsTopicPublisher<Parcel>(arn, ParcelJson.Default.Parcel, client);

        var one = await Assert.ThrowsAsync<ArgumentException>(() => publisher.PublishAsync(new("1"), options, TestContext.Current.CancellationToken));
        var batch = await Assert.ThrowsAsync<ArgumentException>(() => publisher.PublishBatchAsync([new("1"), new("2")], _ => options, TestContext.Current.CancellationToken));

        Assert.All(named, part => Assert.Contains(part, one.Message, StringComparison.Ordinal));
        Assert.All(named, part => Assert.Contains(part, batch.Message, StringComparison.Ordinal));
        Assert.Empty(service.Calls);
    }
}
