using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Tests.Queues;

public class MessageRulesTests
{
    private readonly LocalQueue _queue = new TestQueues().Add(with: settings => settings with { MaximumMessageSize = 1024 });

    [Theory]
    [InlineData("tab\tline\nreturn\r")]
    [InlineData("\uE000\uFFFD\U00010000\U0010FFFF")]
    [InlineData("\u007F\u0085")]
    public void What_SQS_allows_in_a_body_is_kept(string body)
    {
        _queue.Send(body);
        Assert.Equal([body], _queue.ReceiveBodies());
    }

    [Theory]
    [InlineData("\u0000")]
    [InlineData("a\u000Bb")]
    [InlineData("a\u001F")]
    [InlineData("\uFFFE")]
    [InlineData("\uFFFF")]
    public void What_it_does_not_is_refused(string body)
        => Assert.Equal("InvalidMessageContents", Assert.Throws<QueueException>(() => _queue.Send(body)).Code);

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
        => Assert.Equal("InvalidMessageContents", Assert.Throws<QueueException>(() => _queue.Send(new NewMessage(new byte[] { 0x61, 0xFF }))).Code);

    [Fact]
    public void An_empty_body_is_refused() => Assert.Equal("MissingParameter", Assert.Throws<QueueException>(() => _queue.Send("")).Code);

    [Fact]
    public void A_message_is_as_long_as_the_queue_allows_in_bytes()
    {
        _queue.Send(new string('a', 1024));
        Assert.Throws<QueueException>(() => _queue.Send(new string('a', 1025)));
        Assert.Throws<QueueException>(() => _queue.Send(new string('é', 513)));
    }

    [Theory]
    [InlineData("good-name_1.x", "String", "v", null)]
    [InlineData("a", "Number.int", "1", null)]
    [InlineData(".a", "String", "v", "name")]
    [InlineData("a.", "String", "v", "name")]
    [InlineData("a..b", "String", "v", "name")]
    [InlineData("aws.x", "String", "v", "name")]
    [InlineData("Amazon.x", "String", "v", "name")]
    [InlineData("a b", "String", "v", "name")]
    [InlineData("a", "Text", "v", "type")]
    [InlineData("a", "", "v", "type")]
    [InlineData("a", "String", "", "non-empty")]
    [InlineData("a", "Binary", "v", "non-empty")]
    public void Attributes_have_a_name_a_type_and_a_value(string name, string type, string value, string? complaint)
    {
        var message = new NewMessage("a") { Attributes = new Dictionary<string, MessageAttribute> { [name] = new(type, value) } };
        if (complaint is null)
        {
            _queue.Send(message);
        }
        else
        {
            var error = Assert.Throws<QueueException>(() => _queue.Send(message));
            Assert.Equal("InvalidParameterValue", error.Code);
            Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void There_are_ten_attributes_at_most()
    {
        NewMessage With(int count) => new("a") { Attributes = Enumerable.Range(0, count).ToDictionary(i => $"{i}", i => new MessageAttribute("String", "v")) };
        _queue.Send(With(10));
        Assert.Throws<QueueException>(() => _queue.Send(With(11)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(900, true)]
    [InlineData(901, false)]
    [InlineData(-1, false)]
    public void A_delay_is_fifteen_minutes_at_most(int seconds, bool isAllowed)
    {
        var message = new NewMessage("a") { DelaySeconds = seconds };
        if (isAllowed)
        {
            _queue.Send(message);
        }
        else
        {
            Assert.Throws<QueueException>(() => _queue.Send(message));
        }
    }

    [Fact]
    public void A_standard_queue_takes_a_group_and_no_deduplication_id()
    {
        // Fair queues: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
        _queue.Send(new NewMessage("a") { GroupId = "g" });
        Assert.Equal("g", Assert.Single(_queue.Receive()).Message.GroupId);
        Assert.Throws<QueueException>(() => _queue.Send(new NewMessage("a") { DeduplicationId = "d" }));
    }
}
