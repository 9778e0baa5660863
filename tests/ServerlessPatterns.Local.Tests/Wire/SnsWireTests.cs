using System.Net;
using System.Xml.Linq;
using ServerlessPatterns.Local.Tests.Topics;
using ServerlessPatterns.Local.Topics;
using ServerlessPatterns.Local.Wire;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>By https://docs.aws.amazon.com/sns/latest/api/API_Operations.html; errors as LocalStack's recordings of AWS have them (test_sns.snapshot.json).</summary>
public sealed class SnsWireTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:000000000000:orders";

    private static readonly XNamespace s_sns = "http://sns.amazonaws.com/doc/2010-03-31/";

    [Fact]
    public async Task An_answer_has_SNSs_shape()
    {
        await using var host = await SnsHost.StartAsync(TestTopic.Standard());

        var answer = await AskAsync(host, ("Action", "Publish"), ("Version", "2010-03-31"), ("TopicArn", Topic), ("Message", "x"));

        var root = answer.Xml;
        Assert.Equal(s_sns + "PublishResponse", root.Name);
        Assert.Equal([s_sns + "PublishResult", s_sns + "ResponseMetadata"], root.Elements().Select(element => element.Name));
        Assert.True(Guid.TryParse(root.Element(s_sns + "PublishResult")!.Element(s_sns + "MessageId")!.Value, out _));
        Assert.True(Guid.TryParse(root.Element(s_sns + "ResponseMetadata")!.Element(s_sns + "RequestId")!.Value, out _));
        Assert.Equal((HttpStatusCode.OK, "text/xml"), (answer.Status, answer.Type));
    }

    [Fact]
    public async Task A_FIFO_topic_answers_with_a_sequence_number()
    {
        var topic = TestTopic.Fifo();
        await using var host = await SnsHost.StartAsync(topic);

        var first = await AskAsync(host, ("Action", "Publish"), ("TopicArn", topic.Settings.Arn), ("Message", "x"), ("MessageGroupId", "g"), ("MessageDeduplicationId", "1"));
        var second = await AskAsync(host, [("Action", "PublishBatch"), ("TopicArn", topic.Settings.Arn), .. Entry(1, "a", "x", ("MessageGroupId", "g"), ("MessageDeduplicationId", "2"))]);

        Assert.Equal(20, first.Value("SequenceNumber").Length);
        Assert.True(string.CompareOrdinal(first.Value("SequenceNumber"), second.Value("SequenceNumber")) < 0);
    }

    [Theory]
    [InlineData("arn", 400, "InvalidParameter", "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1")]
    [InlineData("", 400, "InvalidParameter", "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1")]
    [InlineData("arn:aws:sns:eu-west-1:000000000000:other", 404, "NotFound", "Topic does not exist")]
    public async Task A_topic_that_is_not_there_is_an_error_in_SNSs_shape(string arn, int status, string code, string message)
    {
        await using var host = await SnsHost.StartAsync(TestTopic.Standard());

        var answer = await AskAsync(host, ("Action", "Publish"), ("TopicArn", arn), ("Message", "x"));

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(s_sns + "ErrorResponse", answer.Xml.Name);
        Assert.Equal([s_sns + "Type", s_sns + "Code", s_sns + "Message"], answer.Xml.Element(s_sns + "Error")!.Elements().Select(element => element.Name));
        Assert.Equal(("Sender", code, message), (answer.Value("Type"), answer.Value("Code"), answer.Value("Message")));
        Assert.True(Guid.TryParse(answer.Xml.Element(s_sns + "RequestId")!.Value, out _));
    }

    [Fact]
    public async Task Batches_are_refused_as_a_whole_for_what_concerns_them_all()
    {
        var topic = TestTopic.Standard();
        var fifo = TestTopic.Fifo();
        await using var host = await SnsHost.StartAsync(topic, fifo);

        await RefusedAsync("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        await RefusedAsync("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.", [.. Enumerable.Range(1, 11).SelectMany(number => Entry(number, $"id{number}", "x"))]);
        await RefusedAsync("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.", [.. Entry(1, "a", "x"), .. Entry(2, "a", "y")]);
        await RefusedAsync("InvalidBatchEntryId", "The Id of a batch entry in the batch request contains an impermissible character: message.id", [.. Entry(1, "message.id", "x")]);
        await RefusedAsync("InvalidBatchEntryId", $"The Id of a batch entry in the batch request is too long: {new string('a', 81)}", [.. Entry(1, new string('a', 81), "x")]);
        await RefusedAsync("BatchRequestTooLong", "The length of all the messages put together is more than the limit.", [.. Entry(1, "1", new string('a', 131_072)), .. Entry(2, "2", new string('b', 131_073))]);
        Assert.Equal("InvalidParameter", (await AskAsync(host, [("Action", "PublishBatch"), ("TopicArn", fifo.Settings.Arn), .. Entry(1, "a", "x", ("MessageGroupId", "g"), ("MessageDeduplicationId", "d")), .. Entry(2, "b", "y")])).Value("Code"));
        Assert.Equal(0, topic.Published + fifo.Published);

        async Task RefusedAsync(string code, string message, params (string, string)[] entries)
        {
            var answer = await AskAsync(host, [("Action", "PublishBatch"), ("TopicArn", Topic), .. entries]);
            Assert.Equal((HttpStatusCode.BadRequest, code, message), (answer.Status, answer.Value("Code"), answer.Value("Message")));
        }
    }

    [Fact]
    public async Task An_entry_that_is_wrong_fails_alone()
    {
        var topic = TestTopic.Standard();
        var queue = topic.Queue("q");
        await using var host = await SnsHost.StartAsync(topic);

        var answer = await AskAsync(host, [("Action", "PublishBatch"), ("TopicArn", Topic), .. Entry(1, "good", "x"), .. Entry(2, "bad", "y", ("MessageAttributes.entry.1.Name", "a"), ("MessageAttributes.entry.1.Value.DataType", "\u0001"), ("MessageAttributes.entry.1.Value.StringValue", "v")), .. Entry(3, "fine", "z")]);

        Assert.Equal(["x", "z"], queue.Bodies);
        Assert.Equal(["good", "fine"], answer.Xml.Descendants(s_sns + "Successful").Elements().Select(member => member.Element(s_sns + "Id")!.Value));
        var failed = Assert.Single(answer.Xml.Descendants(s_sns + "Failed").Elements());
        Assert.Equal(("bad", "ParameterValueInvalid", "true"), (failed.Element(s_sns + "Id")!.Value, failed.Element(s_sns + "Code")!.Value, failed.Element(s_sns + "SenderFault")!.Value));
    }

    [Theory]
    [InlineData("""{"default":"d","sqs":"s"}""", "s")]
    [InlineData("""{"default":"d","email":"e"}""", "d")]
    public async Task A_message_for_several_protocols_is_the_queues_or_the_default(string message, string delivered)
    {
        var topic = TestTopic.Standard();
        var queue = topic.Queue("q");
        await using var host = await SnsHost.StartAsync(topic);

        await AskAsync(host, ("Action", "Publish"), ("TopicArn", Topic), ("MessageStructure", "json"), ("Message", message));

        Assert.Equal([delivered], queue.Bodies);
    }

    [Theory]
    [InlineData("""{"sqs":"s"}""", "Invalid parameter: Message Structure - No default entry in JSON message body")]
    [InlineData("""{"default":1}""", "Invalid parameter: Message Structure - No default entry in JSON message body")]
    [InlineData("text", "Invalid parameter: Message Structure - JSON message body failed to parse")]
    public async Task A_message_for_several_protocols_needs_a_default(string message, string error)
    {
        await using var host = await SnsHost.StartAsync(TestTopic.Standard());

        Assert.Equal(error, (await AskAsync(host, ("Action", "Publish"), ("TopicArn", Topic), ("MessageStructure", "json"), ("Message", message))).Value("Message"));
    }

    [Fact]
    public async Task Topics_and_subscriptions_are_listed_a_hundred_at_a_time()
    {
        var topics = Enumerable.Range(0, 205).Select(number => TestTopic.Standard(name: $"topic-{number:000}")).ToArray();
        for (var number = 0; number < 101; number++)
        {
            topics[7].Queue($"q{number}");
        }

        await using var host = await SnsHost.StartAsync(topics);

        Assert.Equal(topics.Select(topic => topic.Settings.Arn), await ListAsync(host, "TopicArn", ("Action", "ListTopics")));
        Assert.Equal(topics[7].Subscriptions.Select(one => one.Endpoint.Arn), await ListAsync(host, "Endpoint", ("Action", "ListSubscriptionsByTopic"), ("TopicArn", topics[7].Settings.Arn)));
        Assert.Equal("Invalid parameter: NextToken", (await AskAsync(host, ("Action", "ListTopics"), ("NextToken", "?"))).Value("Message"));
    }

    [Fact]
    public async Task A_topic_tells_its_attributes()
    {
        var topic = TestTopic.Fifo(byContent: true, byGroup: true);
        topic.Queue("q.fifo");
        await using var host = await SnsHost.StartAsync(topic);

        var answer = await AskAsync(host, ("Action", "GetTopicAttributes"), ("TopicArn", topic.Settings.Arn));

        var attributes = answer.Xml.Descendants(s_sns + "entry").ToDictionary(entry => entry.Element(s_sns + "key")!.Value, entry => entry.Element(s_sns + "value")!.Value);
        Assert.Equal((topic.Settings.Arn, "000000000000", "1"), (attributes["TopicArn"], attributes["Owner"], attributes["SubscriptionsConfirmed"]));
        Assert.Equal(("true", "true", "MessageGroup"), (attributes["FifoTopic"], attributes["ContentBasedDeduplication"], attributes["FifoThroughputScope"]));
    }

    [Theory]
    [InlineData("CreateTopic")]
    [InlineData("Nonsense")]
    public async Task Another_action_is_an_error_that_names_it(string action)
    {
        await using var host = await SnsHost.StartAsync(TestTopic.Standard());

        var answer = await AskAsync(host, ("Action", action), ("Version", "2010-03-31"));

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidAction"), (answer.Status, answer.Value("Code")));
        Assert.Contains(action, answer.Value("Message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Publish", "2010-03-31", true)]
    [InlineData(null, "Publish", null, true)]
    [InlineData(null, "SendMessage", "2012-11-05", false)]
    [InlineData(null, "SendMessage", null, false)]
    [InlineData("AmazonSQS.SendMessage", "Publish", "2010-03-31", false)]
    [InlineData(null, null, null, false)]
    public void Of_all_calls_it_takes_its_own(string? target, string? action, string? version, bool takes)
    {
        var form = new[] { ("Action", action), ("Version", version) }.Where(field => field.Item2 is not null).ToDictionary(field => field.Item1, field => field.Item2!);

        Assert.Equal(takes, new SnsWire(new TopicRegistry()).Takes(target, form));
        Assert.False(new SnsWire(new TopicRegistry()).Takes(target, null));
    }

    private static (string, string)[] Entry(int number, string id, string message, params (string Name, string Value)[] more)
        => [.. new[] { ("Id", id), ("Message", message) }.Concat(more).Select(field => ($"PublishBatchRequestEntries.member.{number}.{field.Item1}", field.Item2))];

    private static async Task<List<string>> ListAsync(SnsHost host, string name, params (string, string)[] form)
    {
        var found = new List<string>();
        for (string? token = null; found.Count == 0 || token is not null;)
        {
            var answer = await AskAsync(host, token is null ? form : [.. form, ("NextToken", token)]);
            var page = answer.Xml.Descendants(s_sns + "member").Select(member => member.Element(s_sns + name)!.Value).ToList();
            Assert.InRange(page.Count, 1, 100);
            found.AddRange(page);
            token = answer.Xml.Descendants(s_sns + "NextToken").SingleOrDefault()?.Value;
        }

        return found;
    }

    private static async Task<SnsReply> AskAsync(SnsHost host, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await host.Http.PostAsync(new Uri("/", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new SnsReply(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, XElement.Parse(text));
    }
}
