using System.Text;
using Amazon.Runtime;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.FanOut;

public sealed class SnsClientTests(AwsEmulator emulator)
{
    public static TheoryData<string> Texts =>
    [
        "+", "%", "&", "=", "a b", "100%25 & more=less+plus", "\"quoted\" \\ back/slash", "line\r\nline\ttab",
        "é ß ñ 中文 العربية עברית", "😀👩‍👩‍👧‍👦 𝒳", "\u0085\u00A0\u2028\u2029\uFEFF\uFFFD",
        "!#$'()*,:;?@[]^`{|}~-_.", string.Concat(Enumerable.Repeat("ü", 5000)), "<xml attribute='&amp;'>]]></xml>",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_arrives_as_it_was_sent(string text)
    {
        var topic = await SubscribedTopic.CreateAsync(emulator);

        await emulator.Sns.PublishAsync(new PublishRequest(topic.Arn, Message(text)), TestContext.Current.CancellationToken);
        await emulator.Sns.PublishBatchAsync(new PublishBatchRequest(topic.Arn, new[] { Message(text) }), TestContext.Current.CancellationToken);

        var received = await topic.ReceiveAsync(2);
        Assert.All(received, message => Assert.Equal(text, message.Body));
    }

    [Fact]
    public async Task Every_letter_of_the_basic_plane_and_beyond_arrives_as_it_was_sent()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator);
        var text = string.Concat(Enumerable.Range(0x20, 0xFFFE - 0x20).Where(letter => letter is < 0xD800 or > 0xDFFF).Select(letter => (char)letter))
            + string.Concat(Enumerable.Range(1, 16).Select(plane => char.ConvertFromUtf32((plane << 16) + 0x1234)));

        await emulator.Sns.PublishAsync(new PublishRequest(topic.Arn, Message(text)), TestContext.Current.CancellationToken);

        Assert.Equal(text, Assert.Single(await topic.ReceiveAsync(1)).Body);
    }

    [Fact]
    public async Task Attributes_arrive_with_their_values()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator);
        var attributes = Enumerable.Range(1, 10).ToDictionary(number => $"name-{number}", number => $"value&{number}=é+%");

        await emulator.Sns.PublishAsync(new PublishRequest(topic.Arn, Message("x") with { Attributes = attributes }), TestContext.Current.CancellationToken);
        await emulator.Sns.PublishBatchAsync(new PublishBatchRequest(topic.Arn, new[] { Message("x") with { Attributes = attributes } }), TestContext.Current.CancellationToken);

        foreach (var message in await topic.ReceiveAsync(2))
        {
            Assert.Equal(attributes, message.MessageAttributes.ToDictionary(pair => pair.Key, pair => pair.Value.StringValue));
            Assert.All(message.MessageAttributes.Values, value => Assert.Equal("String", value.DataType));
        }
    }

    [Fact]
    public async Task Groups_and_deduplication_ids_reach_a_fifo_topic()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator, fifo: true);
        OutgoingMessage[] batch = [Message("1") with { GroupId = "g+1", DeduplicationId = "d&1" }, Message("2") with { GroupId = "g+1", DeduplicationId = "d&1" }];

        await emulator.Sns.PublishAsync(new PublishRequest(topic.Arn, Message("0") with { GroupId = "g 0", DeduplicationId = "d=0" }), TestContext.Current.CancellationToken);
        await emulator.Sns.PublishBatchAsync(new PublishBatchRequest(topic.Arn, batch), TestContext.Current.CancellationToken);

        var received = await topic.ReceiveAsync(2);
        Assert.Equal(["0", "1"], received.Select(message => message.Body).Order());
        Assert.Equal(["g 0", "g+1"], received.Select(message => message.Attributes["MessageGroupId"]).Order());
        Assert.Equal(["d&1", "d=0"], received.Select(message => message.Attributes["MessageDeduplicationId"]).Order());
        Assert.Equal(0, await topic.CountAsync());
    }

    [Fact]
    public async Task Each_entry_of_a_batch_has_its_own_answer()
    {
        await using var service = ScriptedService.Start(call => SnsAnswer.Batch(call, id => id switch
        {
            1 => ("InternalError", "Try <again>", false),
            2 => ("InvalidParameter", "Too & long", true),
            _ => null,
        }));
        using var client = SnsTestClient.Create(service);

        var answer = await client.PublishBatchAsync(new PublishBatchRequest(SnsTestClient.TopicArn, new[] { Message("0"), Message("1"), Message("2"), Message("3") }), TestContext.Current.CancellationToken);

        Assert.Equal(["0", "3"], answer.Successful.Select(success => success.Id));
        Assert.All(answer.Successful, success => Assert.True(Guid.TryParse(success.MessageId, out _)));
        Assert.Equal([new("1", "InternalError", "Try <again>", SenderFault: false), new("2", "InvalidParameter", "Too & long", SenderFault: true)], answer.Failed);
        Assert.Equal("f187a3c1-376f-11df-8963-01868b7c937a", answer.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Another_regions_topic_is_refused_before_the_call()
    {
        await using var service = ScriptedService.Start(SnsAnswer.Published());
        using var client = SnsTestClient.Create(service);

        var exception = await Assert.ThrowsAsync<AmazonClientException>(
            () => client.PublishAsync(new PublishRequest("arn:aws:sns:us-east-2:123456789012:order-placed", Message("x")), TestContext.Current.CancellationToken));

        Assert.Contains("us-east-2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("works in eu-west-1", exception.Message, StringComparison.Ordinal);
        Assert.Empty(service.Calls);
    }

    private static OutgoingMessage Message(string text) => new(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetByteCount(text));
}
