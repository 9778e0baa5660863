using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Tests.Topics;

/// <summary>By https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html and …/fifo-message-grouping.html.</summary>
public sealed class FifoTopicTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void A_repeated_id_is_taken_and_delivered_to_nobody_for_five_minutes()
    {
        var topic = TestTopic.Fifo(_time);
        var queue = topic.Queue("q.fifo");

        var first = topic.Publish(new TopicMessage("one") { GroupId = "g", DeduplicationId = "d" });
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        var repeated = topic.Publish(new TopicMessage("two") { GroupId = "h", DeduplicationId = "d" });
        _time.Advance(TimeSpan.FromTicks(1));
        var later = topic.Publish(new TopicMessage("three") { GroupId = "g", DeduplicationId = "d" });

        Assert.Equal(["one", "three"], queue.Bodies);
        Assert.Equal(first, repeated);
        Assert.NotEqual(first, later);
        Assert.Equal([false, true, false], topic.Recent().Select(record => record.IsDuplicate));
    }

    [Fact]
    public void Ids_are_told_apart_by_group_where_the_scope_is_the_group()
    {
        var topic = TestTopic.Fifo(_time, byGroup: true);
        var queue = topic.Queue("q.fifo");

        topic.Publish(new TopicMessage("one") { GroupId = "g", DeduplicationId = "d" });
        topic.Publish(new TopicMessage("two") { GroupId = "h", DeduplicationId = "d" });
        topic.Publish(new TopicMessage("three") { GroupId = "g", DeduplicationId = "d" });

        Assert.Equal(["one", "two"], queue.Bodies);
    }

    [Fact]
    public void Content_stands_in_for_an_id_and_attributes_are_no_content()
    {
        var topic = TestTopic.Fifo(_time, byContent: true);
        var queue = topic.Queue("q.fifo");

        topic.Publish(new TopicMessage("one") { GroupId = "g" });
        topic.Publish(new TopicMessage("one") { GroupId = "g", Attributes = new Dictionary<string, TopicAttribute> { ["a"] = new("String", "x") } });
        topic.Publish(new TopicMessage("one") { GroupId = "g", DeduplicationId = "own" });
        topic.Publish(new TopicMessage("two") { GroupId = "g" });

        Assert.Equal(["one", "one", "two"], queue.Bodies);

        // echo -n one | sha256sum
        Assert.Equal("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed", queue.Deliveries[0].DeduplicationId);
        Assert.Equal("own", queue.Deliveries[1].DeduplicationId);
        Assert.All(queue.Deliveries, delivery => Assert.Equal("g", delivery.GroupId));
    }

    [Fact]
    public async Task Messages_come_in_the_order_of_their_sequence_numbers_to_every_queue()
    {
        var topic = TestTopic.Fifo(_time);
        var one = topic.Queue("one.fifo");
        var other = topic.Queue("other.fifo");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() => Enumerable.Range(0, 250)
            .Select(n => topic.Publish(new TopicMessage($"{thread}") { GroupId = $"{thread}", DeduplicationId = $"{thread}-{n}" })).ToList())));

        var bySequence = receipts.SelectMany(list => list).OrderBy(receipt => receipt.SequenceNumber, StringComparer.Ordinal).Select(receipt => receipt.MessageId).ToList();
        Assert.Equal(2000, bySequence.Distinct().Count());
        Assert.Equal(bySequence, one.Deliveries.Select(delivery => delivery.MessageId));
        Assert.Equal(bySequence, other.Deliveries.Select(delivery => delivery.MessageId));
    }

    [Fact]
    public void FIFO_queues_belong_to_FIFO_topics_and_have_FIFO_dead_letters()
    {
        TestTopic.Fifo().Queue("q");
        TestTopic.Fifo().Queue("q.fifo", deadLetters: new RecordingEndpoint("dead.fifo"));
        Assert.Equal(
            "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics",
            Assert.Throws<TopicException>(() => TestTopic.Standard().Queue("q.fifo")).Message);
        Assert.Equal(
            "Invalid parameter: RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.",
            Assert.Throws<TopicException>(() => TestTopic.Fifo().Queue("q.fifo", deadLetters: new RecordingEndpoint("dead"))).Message);
    }

    [Fact]
    public void Ids_are_forgotten_when_their_time_is_over()
    {
        var ids = new TopicDeduplication(_time);
        for (var n = 1UL; n <= 10_000; n++)
        {
            Assert.False(ids.TryFind("g", $"{n}", out _));
            ids.Add("g", $"{n}", new PublishReceipt(Guid.Empty, n));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(ids.TryFind("g", "10000", out var receipt));
        Assert.Equal(10_000UL, receipt.Number);
        Assert.InRange(ids.Count, 299, 300);
    }
}
