using System.Text.Json.Nodes;

namespace ServerlessPatterns.Tests.Queue;

public class ContextTests
{
    private static async Task<TValue> ReadAsync<TValue>(byte[] json, Func<MessageContext, TValue> read)
    {
        var values = new List<TValue>();
        var function = new TestQueueFunction((_, context, _) =>
        {
            values.Add(read(context));
            return ValueTask.CompletedTask;
        });
        Assert.Empty(await function.FailuresAsync(json));
        return values[0];
    }

    [Fact]
    public async Task It_tells_what_Amazons_standard_example_says()
    {
        var seen = await ReadAsync(TestSqsEvent.Recorded("standard"), context => (
            context.MessageId,
            context.ReceiptHandle,
            context.ReceiveCount,
            context.SentTime,
            context.FirstReceivedTime,
            context.GroupId,
            context.DeduplicationId,
            context.SequenceNumber,
            context.QueueArn,
            context.QueueName,
            Sender: context.GetSystemAttribute("SenderId"),
            Names: string.Join(',', context.AttributeNames),
            Mine: context.TryGetAttribute("myAttribute", out var mine) ? mine : null));

        Assert.Equal("059f36b4-87a3-44ab-83d2-661975830a7d", seen.MessageId);
        Assert.Equal("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...", seen.ReceiptHandle);
        Assert.Equal(1, seen.ReceiveCount);
        Assert.Equal(new DateTimeOffset(2018, 12, 17, 21, 37, 29, 183, TimeSpan.Zero), seen.SentTime);
        Assert.Equal(new DateTimeOffset(2018, 12, 17, 21, 37, 29, 185, TimeSpan.Zero), seen.FirstReceivedTime);
        Assert.Null(seen.GroupId);
        Assert.Null(seen.DeduplicationId);
        Assert.Null(seen.SequenceNumber);
        Assert.Equal("arn:aws:sqs:us-east-2:123456789012:my-queue", seen.QueueArn);
        Assert.Equal("my-queue", seen.QueueName);
        Assert.Equal("AIDAIENQZJOLO23YVJ4VO", seen.Sender);
        Assert.Equal("myAttribute", seen.Names);
        Assert.Equal("myValue", seen.Mine);
    }

    [Fact]
    public async Task It_tells_what_Amazons_FIFO_example_says()
    {
        var seen = await ReadAsync(TestSqsEvent.Recorded("fifo"), context => (context.GroupId, context.DeduplicationId, context.SequenceNumber, context.QueueName));

        Assert.Equal(("1", "1", "18849496460467696128", "fifo.fifo"), seen);
    }

    [Fact]
    public async Task Message_attributes_are_told_by_their_type()
    {
        var record = TestSqsEvent.Record("m", "x");
        record["messageAttributes"] = JsonNode.Parse(
            """
            {
                "text":{"stringValue":"a \"b\" \u00e9","stringListValues":[],"binaryListValues":[],"dataType":"String"},
                "number":{"dataType":"Number","stringValue":"12345678901234567890.5"},
                "bytes":{"binaryValue":"AAEC\/w==","dataType":"Binary"},
                "broken":{"binaryValue":"***","dataType":"Binary"},
                "odd":7,
                "é":{"stringValue":"name"}
            }
            """);

        await ReadAsync(TestSqsEvent.Of([record]).Bytes(), context =>
        {
            Assert.Equal(["text", "number", "bytes", "broken", "odd", "é"], context.AttributeNames);
            Assert.True(context.TryGetAttribute("text", out var text));
            Assert.Equal("a \"b\" é", text);
            Assert.True(context.TryGetAttribute("number", out var number));
            Assert.Equal("12345678901234567890.5", number);
            Assert.True(context.TryGetBinaryAttribute("bytes", out var bytes));
            Assert.Equal(new byte[] { 0, 1, 2, 255 }, bytes);
            Assert.True(context.TryGetAttribute("é", out _));

            Assert.False(context.TryGetAttribute("bytes", out _));
            Assert.False(context.TryGetBinaryAttribute("text", out _));
            Assert.False(context.TryGetBinaryAttribute("broken", out _));
            Assert.False(context.TryGetAttribute("odd", out _));
            Assert.False(context.TryGetAttribute("Text", out _));
            Assert.False(context.TryGetAttribute("none", out _));
            return true;
        });
    }

    [Fact]
    public async Task What_an_event_does_not_tell_is_empty()
    {
        await ReadAsync("""{"Records":[{"messageId":"m","body":"x"}]}"""u8.ToArray(), context =>
        {
            Assert.Equal("m", context.MessageId);
            Assert.Equal("", context.ReceiptHandle);
            Assert.Equal(0, context.ReceiveCount);
            Assert.Equal(DateTimeOffset.UnixEpoch, context.SentTime);
            Assert.Equal("", context.QueueArn);
            Assert.Equal("", context.QueueName);
            Assert.Null(context.GroupId);
            Assert.Empty(context.AttributeNames);
            Assert.False(context.TryGetAttribute("a", out _));
            return true;
        });
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"1.5\"")]
    [InlineData("\"many\"")]
    [InlineData("\"99999999999999999999999\"")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_number_that_is_none_is_not_told(string value)
    {
        var json = $$"""{"Records":[{"messageId":"m","body":"x","attributes":{"ApproximateReceiveCount":{{value}},"SentTimestamp":{{value}}} }]}""";

        Assert.Equal((0, DateTimeOffset.UnixEpoch), await ReadAsync(json.Bytes(), context => (context.ReceiveCount, context.SentTime)));
    }

    [Fact]
    public async Task After_the_batch_it_says_what_to_do_instead()
    {
        var kept = await ReadAsync(TestSqsEvent.Recorded("fifo"), context => context);

        Action[] reads =
        [
            () => _ = kept.MessageId,
            () => _ = kept.ReceiptHandle,
            () => _ = kept.ReceiveCount,
            () => _ = kept.SentTime,
            () => _ = kept.FirstReceivedTime,
            () => _ = kept.GroupId,
            () => _ = kept.DeduplicationId,
            () => _ = kept.SequenceNumber,
            () => _ = kept.QueueArn,
            () => _ = kept.QueueName,
            () => _ = kept.AttributeNames,
            () => kept.GetSystemAttribute("SenderId"),
            () => kept.TryGetAttribute("a", out _),
            () => kept.TryGetBinaryAttribute("a", out _),
            () => kept.Detach(),
        ];
        Assert.All(reads, read => Assert.Contains("Detach()", Assert.Throws<ObjectDisposedException>(read).Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_detached_one_stays_valid()
    {
        var function = new TestQueueFunction();
        var kept = await ReadAsync(TestSqsEvent.Recorded("standard"), context => context.Detach());
        await function.FailuresAsync(TestSqsEvent.Of("another", "event"));

        Assert.Equal("059f36b4-87a3-44ab-83d2-661975830a7d", kept.MessageId);
        Assert.Equal("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...", kept.ReceiptHandle);
        Assert.Equal(1, kept.ReceiveCount);
        Assert.Equal("my-queue", kept.QueueName);
        Assert.True(kept.TryGetAttribute("myAttribute", out var value));
        Assert.Equal("myValue", value);
        Assert.Equal(kept.MessageId, kept.Detach().MessageId);
    }

    [Fact]
    public void A_unit_test_makes_its_own()
    {
        var sent = new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));

        var context = MessageContext.Create(
            messageId: "m-\"1\"",
            receiveCount: 4,
            sentTime: sent,
            groupId: "g",
            deduplicationId: "d",
            sequenceNumber: "17",
            queueArn: "arn:aws:sqs:eu-west-1:1:orders.fifo",
            receiptHandle: "h",
            attributes: new Dictionary<string, string> { ["text"] = "é" },
            binaryAttributes: new Dictionary<string, byte[]> { ["bytes"] = [1, 2] });

        Assert.Equal("m-\"1\"", context.MessageId);
        Assert.Equal(4, context.ReceiveCount);
        Assert.Equal(sent, context.SentTime);
        Assert.Equal("g", context.GroupId);
        Assert.Equal("d", context.DeduplicationId);
        Assert.Equal("17", context.SequenceNumber);
        Assert.Equal("orders.fifo", context.QueueName);
        Assert.Equal("h", context.ReceiptHandle);
        Assert.Equal(["text", "bytes"], context.AttributeNames);
        Assert.True(context.TryGetAttribute("text", out var text));
        Assert.Equal("é", text);
        Assert.True(context.TryGetBinaryAttribute("bytes", out var bytes));
        Assert.Equal(new byte[] { 1, 2 }, bytes);
    }

    [Fact]
    public void A_unit_test_need_not_say_anything()
    {
        var context = MessageContext.Create();

        Assert.Equal(1, context.ReceiveCount);
        Assert.Null(context.GroupId);
        Assert.Equal("test", context.QueueName);
    }

    [Fact]
    public void The_default_one_belongs_to_no_message()
    {
        Assert.Contains("Create()", Assert.Throws<InvalidOperationException>(() => default(MessageContext).MessageId).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MessageContext.Create(messageId: ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => MessageContext.Create(receiveCount: 0));
    }
}
