using System.Net;
using System.Xml.Linq;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>
/// The query protocol as older clients and curl speak it; its shapes are those of the sample answers in
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html and the other actions' pages.
/// </summary>
public sealed class SqsQueryTests : IAsyncLifetime
{
    private static readonly XNamespace s_sqs = "http://queue.amazonaws.com/doc/2012-11-05/";

    private readonly ManualTime _time = new();
    private readonly HttpClient _http = new();
    private SqsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await SqsHost.StartAsync(_time);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_message_arrives_as_it_was_sent()
    {
        var url = _host.Add("orders").Settings.Url;
        const string Body = "{\"a\":\"<&> Zoë 🎄\"}\r\n\t";
        var sent = await AskAsync(
            ("Action", "SendMessage"), ("QueueUrl", url), ("MessageBody", Body),
            ("MessageAttribute.1.Name", "kind"), ("MessageAttribute.1.Value.DataType", "String"), ("MessageAttribute.1.Value.StringValue", "größe"),
            ("MessageAttribute.2.Name", "blob"), ("MessageAttribute.2.Value.DataType", "Binary"), ("MessageAttribute.2.Value.BinaryValue", "AP8H"));
        Assert.Equal("SendMessageResponse", sent.Name.LocalName);
        Assert.Equal(["SendMessageResult", "ResponseMetadata"], Names(sent));
        var result = sent.Element(s_sqs + "SendMessageResult")!;
        Assert.Equal(["MessageId", "MD5OfMessageBody", "MD5OfMessageAttributes"], Names(result));

        var received = await AskAsync(
            ("Action", "ReceiveMessage"), ("QueueUrl", url), ("MaxNumberOfMessages", "5"), ("VisibilityTimeout", "15"),
            ("AttributeName.1", "ApproximateReceiveCount"), ("AttributeName.2", "SentTimestamp"), ("MessageAttributeName.1", "All"));
        var message = Assert.Single(received.Element(s_sqs + "ReceiveMessageResult")!.Elements());
        Assert.Equal(
            ["MessageId", "ReceiptHandle", "MD5OfBody", "Body", "Attribute", "Attribute", "MD5OfMessageAttributes", "MessageAttribute", "MessageAttribute"],
            Names(message));
        Assert.Equal(Body, Value(message, "Body"));
        Assert.Equal(Value(result, "MD5OfMessageBody"), Value(message, "MD5OfBody"));
        Assert.Equal(["ApproximateReceiveCount=1", "SentTimestamp=1767225600000"], message.Elements(s_sqs + "Attribute").Select(a => $"{Value(a, "Name")}={Value(a, "Value")}"));
        Assert.Equal(
            ["kind=größeString", "blob=AP8HBinary"],
            message.Elements(s_sqs + "MessageAttribute").Select(a => $"{Value(a, "Name")}={Value(a, "Value")}"));

        var deleted = await AskAsync(("Action", "DeleteMessage"), ("QueueUrl", url), ("ReceiptHandle", Value(message, "ReceiptHandle")));
        Assert.Equal(["ResponseMetadata"], Names(deleted));
        Assert.Equal(0, _host.Queues.FindByName("orders")!.Count().Total);
    }

    [Fact]
    public async Task A_batch_succeeds_and_fails_entry_by_entry()
    {
        var url = _host.Add("orders").Settings.Url;
        var sent = await AskAsync(
            ("Action", "SendMessageBatch"), ("QueueUrl", url),
            ("SendMessageBatchRequestEntry.1.Id", "good"), ("SendMessageBatchRequestEntry.1.MessageBody", "a"),
            ("SendMessageBatchRequestEntry.2.Id", "bad"), ("SendMessageBatchRequestEntry.2.MessageBody", "b"), ("SendMessageBatchRequestEntry.2.DelaySeconds", "901"));
        var result = sent.Element(s_sqs + "SendMessageBatchResult")!;
        Assert.Equal(["SendMessageBatchResultEntry", "BatchResultErrorEntry"], Names(result));
        Assert.Equal(["Id", "MessageId", "MD5OfMessageBody"], Names(result.Elements().First()));
        Assert.Equal(["Id", "SenderFault", "Code", "Message"], Names(result.Elements().Last()));
        Assert.Equal("bad true InvalidParameterValue", string.Join(' ', result.Elements().Last().Elements().Take(3).Select(e => e.Value)));
    }

    [Fact]
    public async Task The_queues_own_url_takes_requests_too()
    {
        var url = _host.Add("orders").Settings.Url;
        await AskAsync(url, HttpStatusCode.OK, ("Action", "SendMessage"), ("MessageBody", "a"));
        var attributes = await AskAsync(url, HttpStatusCode.OK, ("Action", "GetQueueAttributes"), ("AttributeName", "ApproximateNumberOfMessages"));
        var attribute = Assert.Single(attributes.Element(s_sqs + "GetQueueAttributesResult")!.Elements(s_sqs + "Attribute"));
        Assert.Equal("1", Value(attribute, "Value"));
    }

    [Fact]
    public async Task Queues_are_listed()
    {
        var url = _host.Add("orders").Settings.Url;
        var list = await AskAsync(("Action", "ListQueues"), ("QueueNamePrefix", "ord"));
        Assert.Equal(url, Value(list.Element(s_sqs + "ListQueuesResult")!, "QueueUrl"));
        var found = await AskAsync(("Action", "GetQueueUrl"), ("QueueName", "orders"));
        Assert.Equal(url, Value(found.Element(s_sqs + "GetQueueUrlResult")!, "QueueUrl"));
    }

    [Theory]
    [InlineData("SendMessage", "AWS.SimpleQueueService.NonExistentQueue", "QueueUrl", "http://localhost/000000000000/no")]
    [InlineData("SendMessage", "MissingParameter", "MessageBody", "a")]
    [InlineData("GetQueueUrl", "AWS.SimpleQueueService.NonExistentQueue", "QueueName", "no")]
    [InlineData("CreateQueue", "AWS.SimpleQueueService.UnsupportedOperation", "QueueName", "new")]
    [InlineData("ListQueues", "InvalidParameterValue", "MaxResults", "many")]
    [InlineData("ListQueues", "InvalidParameterValue", "MaxResults", "\u0001")]
    public async Task Errors_have_their_older_names(string action, string code, string name, string value)
    {
        var answer = await AskAsync(_host.Endpoint.ToString(), HttpStatusCode.BadRequest, ("Action", action), (name, value), ("Version", "2012-11-05"));
        Assert.Equal(["Error", "RequestId"], Names(answer));
        Assert.Equal(("Sender", code), (Value(answer.Element(s_sqs + "Error")!, "Type"), Value(answer.Element(s_sqs + "Error")!, "Code")));
    }

    [Fact]
    public async Task Another_services_actions_are_left_to_it()
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Action"] = "Publish", ["Version"] = "2010-03-31" });
        using var response = await _http.PostAsync(_host.Endpoint, content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private Task<XElement> AskAsync(params (string Name, string Value)[] form) => AskAsync(_host.Endpoint.ToString(), HttpStatusCode.OK, form);

    private async Task<XElement> AskAsync(string url, HttpStatusCode status, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        using var response = await _http.PostAsync(new Uri(url), content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((status, "text/xml"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return XElement.Parse(text, LoadOptions.PreserveWhitespace);
    }

    private static IEnumerable<string> Names(XElement element) => element.Elements().Select(child => child.Name.LocalName);

    private static string Value(XElement element, string name) => element.Element(s_sqs + name)!.Value;
}
