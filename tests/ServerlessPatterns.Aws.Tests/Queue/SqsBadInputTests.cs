using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Queue;

/// <summary>What a sender refuses before any call.</summary>
public sealed class SqsBadInputTests
{
    private const string FifoUrl = SqsAnswer.QueueUrl + ".fifo";
    private const int MaxBytes = 1_048_576;

    private static readonly SendOptions s_fifo = new() { GroupId = "g", DeduplicationId = "d" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "queue's URL")]
    [InlineData("", "queue's URL")]
    [InlineData(" ", "queue's URL")]
    [InlineData("orders", "GetQueueUrl")]
    [InlineData("https://sqs.eu-west-1.amazonaws.com", "looks like")]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/", "looks like")]
    [InlineData("ftp://sqs.eu-west-1.amazonaws.com/123456789012/orders", "looks like")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:orders", "!Ref")]
    [InlineData("arn:aws:sns:eu-west-1:123456789012:orders", "AddTopicPublisher")]
    public void What_is_no_queues_URL_is_refused(string? url, string wayOut)
    {
        var exception = Assert.Throws<ArgumentException>(() => new SqsQueueSender<Order>(url!, OrderJson.Default.Order));

        Assert.Equal("queueUrl", exception.ParamName);
        Assert.Contains(url ?? "", exception.Message, StringComparison.Ordinal);
        Assert.Contains(wayOut, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_fifo_queue_needs_options() => RefusedAsync(FifoUrl, null, "GroupId", FifoUrl);

    [Fact]
    public Task A_fifo_queue_needs_a_group() => RefusedAsync(FifoUrl, s_fifo with { GroupId = null }, "GroupId");

    [Fact]
    public Task A_fifo_queue_needs_a_deduplication_id() => RefusedAsync(FifoUrl, s_fifo with { DeduplicationId = null }, "DeduplicationId");

    [Fact]
    public Task A_standard_queue_knows_no_deduplication_id() => RefusedAsync(SqsAnswer.QueueUrl, new SendOptions { DeduplicationId = "d" }, "'d'", "FIFO");

    [Fact]
    public Task A_fifo_queue_knows_no_delay() => RefusedAsync(FifoUrl, s_fifo with { Delay = TimeSpan.FromSeconds(5) }, "00:00:05", "standard queue");

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ü")]
    [InlineData("a\n")]
    [InlineData(null)]
    public async Task Ids_have_128_characters_of_ASCII_at_most(string? id)
    {
        id ??= new string('x', 129);
        await RefusedAsync(FifoUrl, s_fifo with { GroupId = id }, "GroupId", "128", id);
        await RefusedAsync(FifoUrl, s_fifo with { DeduplicationId = id }, "DeduplicationId", "128", id);
        await RefusedAsync(SqsAnswer.QueueUrl, new SendOptions { GroupId = id }, "GroupId", "128", id);
    }

    [Theory]
    [InlineData("-00:00:01")]
    [InlineData("00:15:01")]
    [InlineData("00:00:01.5")]
    public Task A_delay_is_whole_seconds_up_to_a_quarter_of_an_hour(string delay)
        => RefusedAsync(SqsAnswer.QueueUrl, new SendOptions { Delay = TimeSpan.Parse(delay, System.Globalization.CultureInfo.InvariantCulture) }, delay, "900");

    [Fact]
    public Task Eleven_attributes_are_refused() => RefusedAsync(SqsAnswer.QueueUrl, new SendOptions { Attributes = Enumerable.Range(1, 11).ToDictionary(number => $"n{number}", _ => "v") }, "11", "10");

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("AWS.a")]
    [InlineData("amazon.a")]
    [InlineData(null)]
    public Task An_attributes_name_is_checked(string? name) => RefusedAsync(SqsAnswer.QueueUrl, With(name ?? new string('x', 257), "v"), $"'{name ?? new string('x', 257)}'", "256");

    [Fact]
    public async Task An_attributes_value_is_checked()
    {
        await RefusedAsync(SqsAnswer.QueueUrl, With("name", ""), "'name'", "without a value");
        await RefusedAsync(SqsAnswer.QueueUrl, With("name", null!), "'name'", "without a value");
        await RefusedAsync(SqsAnswer.QueueUrl, With("name", "a\u0001"), "'name'", "U+0001");
        await RefusedAsync(SqsAnswer.QueueUrl, With("name", "a\uD800"), "'name'", "U+D800");
        await RefusedAsync(SqsAnswer.QueueUrl, With("name", "\uFFFF"), "'name'", "U+FFFF");
    }

    [Fact]
    public async Task A_message_may_have_a_mebibyte_and_no_more()
    {
        await using var service = ScriptedService.Start(call => call.Headers["X-Amz-Target"].EndsWith("Batch", StringComparison.Ordinal) ? SqsAnswer.Batch(call) : SqsAnswer.Sent(call));
        var sender = SqsAnswer.Sender(service);
        var options = With("ab", "cdé");
        var longest = new Order(1, new string('x', MaxBytes - """{"number":1,"text":""}""".Length - "abString".Length - 4));

        await sender.SendAsync(longest, options, Cancellation);
        await sender.SendBatchAsync([longest], _ => options, Cancellation);
        Assert.Equal(2, service.Calls.Count);

        var tooLong = longest with { Text = longest.Text + "x" };
        var one = await Assert.ThrowsAsync<ArgumentException>(() => sender.SendAsync(tooLong, options, Cancellation));
        var batch = await Assert.ThrowsAsync<ArgumentException>(() => sender.SendBatchAsync([longest, tooLong], _ => options, Cancellation));
        Assert.Equal(2, service.Calls.Count);
        Assert.Equal(("message", "messages"), (one.ParamName, batch.ParamName));
        Assert.All([one, batch], exception =>
        {
            Assert.Contains("1048577 bytes", exception.Message, StringComparison.Ordinal);
            Assert.Contains("1048576 (1024 KiB)", exception.Message, StringComparison.Ordinal);
            Assert.Contains("S3", exception.Message, StringComparison.Ordinal);
        });
        Assert.Contains("Message [1]", batch.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_SQS_would_change_or_refuse_is_refused()
    {
        await using var service = ScriptedService.Start(SqsAnswer.Error(500, "Never", "asked"));
        using var client = SqsAnswer.Client(service.Url);
        var sender = new SqsQueueSender<string>(SqsAnswer.QueueUrl, OrderJson.Default.String, client);

        foreach (var text in (string[])["", "a\u0000", "\uFFFE", "a\uD800b", "\uDC00", "\uD83D"])
        {
            await Assert.ThrowsAsync<ArgumentException>(() => sender.SendAsync(text, cancellationToken: Cancellation));
        }

        Assert.Empty(service.Calls);
    }

    [Theory]
    [InlineData(new byte[] { 0x41, 0xFF }, "byte 1")]
    [InlineData(new byte[] { 0xEF, 0xBC, 0x81, 0xEF, 0xBF, 0xBF }, "byte 3")]
    [InlineData(new byte[] { 0x41, 0x0B }, "byte 1")]
    public async Task Octets_that_are_no_text_are_refused(byte[] octets, string place)
    {
        await using var service = ScriptedService.Start(SqsAnswer.Error(500, "Never", "asked"));
        using var client = SqsAnswer.Client(service.Url);

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => new SqsQueueSender<ReadOnlyMemory<byte>>(SqsAnswer.QueueUrl, OrderJson.Default.ReadOnlyMemoryByte, client).SendAsync(octets, cancellationToken: Cancellation));

        Assert.Contains(place, exception.Message, StringComparison.Ordinal);
        Assert.Empty(service.Calls);
    }

    [Fact]
    public async Task A_message_that_is_null_is_refused()
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Batch(call));

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => SqsAnswer.Sender(service).SendBatchAsync([new(1), null!], cancellationToken: Cancellation));

        Assert.Contains("Message [1]", exception.Message, StringComparison.Ordinal);
        Assert.Empty(service.Calls);
    }

    [Fact]
    public async Task A_message_that_cannot_be_written_is_named()
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Batch(call));
        using var client = SqsAnswer.Client(service.Url);
        var typeInfo = JsonMetadataServices.CreateValueInfo<Order>(new JsonSerializerOptions { TypeInfoResolver = OrderJson.Default }, new Unwritable());

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => new SqsQueueSender<Order>(SqsAnswer.QueueUrl, typeInfo, client).SendBatchAsync([new(1), new(2)], cancellationToken: Cancellation));

        Assert.Contains("Message [1]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Not this one", exception.Message, StringComparison.Ordinal);
        Assert.IsType<NotSupportedException>(exception.InnerException);
        Assert.Empty(service.Calls);
    }

    private static SendOptions With(string name, string value) => new() { Attributes = new Dictionary<string, string> { [name] = value } };

    private static async Task RefusedAsync(string url, SendOptions? options, params string[] named)
    {
        await using var service = ScriptedService.Start(SqsAnswer.Error(500, "Never", "asked"));
        var sender = SqsAnswer.Sender(service, url);

        var one = await Assert.ThrowsAsync<ArgumentException>(() => sender.SendAsync(new(1), options, Cancellation));
        var batch = await Assert.ThrowsAsync<ArgumentException>(() => sender.SendBatchAsync([new(1), new(2)], order => order.Number == 2 ? options : url == FifoUrl ? s_fifo : null, Cancellation));

        Assert.Contains("Message [1]", batch.Message, StringComparison.Ordinal);
        Assert.All(named, part => Assert.Contains(part, one.Message, StringComparison.Ordinal));
        Assert.All(named, part => Assert.Contains(part, batch.Message, StringComparison.Ordinal));
        Assert.Empty(service.Calls);
    }

    private sealed class Unwritable : JsonConverter<Order>
    {
        public override Order Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Order value, JsonSerializerOptions options)
        {
            if (value.Number == 2)
            {
                throw new NotSupportedException("Not this one");
            }

            writer.WriteNumberValue(value.Number);
        }
    }
}
