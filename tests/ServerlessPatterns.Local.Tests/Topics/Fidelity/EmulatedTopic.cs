using System.Globalization;
using System.Net.Http.Headers;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ServerlessPatterns.Local.Tests.Topics.Fidelity;

/// <summary>A topic of the emulator, and queues that are subscribed to it.</summary>
internal sealed class EmulatedTopic : IDisposable
{
    private readonly HttpClient _http;
    private readonly AmazonSQSClient _sqs;
    private readonly List<string> _queues = [];

    private EmulatedTopic(string endpoint)
    {
        _http = new HttpClient { BaseAddress = new Uri(endpoint) };

        // The emulator reads the region out of the signature's scope and checks nothing else of it.
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", "Credential=test/20260101/eu-west-1/sns/aws4_request, SignedHeaders=host, Signature=0");
        _sqs = new AmazonSQSClient(new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = endpoint, AuthenticationRegion = "eu-west-1" });
    }

    public string Arn { get; private set; } = "";

    /// <summary>For a client's ServiceURL.</summary>
    public string Endpoint => _http.BaseAddress!.ToString();

    public static async Task<EmulatedTopic> CreateAsync(string endpoint, string name, params (string Name, string Value)[] attributes)
    {
        var topic = new EmulatedTopic(endpoint);
        topic.Arn = await topic.CallAsync("TopicArn", [("Action", "CreateTopic"), ("Name", name), .. Entries(attributes)]);
        return topic;
    }

    /// <summary>Creates a queue and subscribes it.</summary>
    public async Task SubscribeAsync(string name, params (string Name, string Value)[] attributes)
        => await SubscribeAsync(await CreateQueueAsync(name, takesFromTopic: true), attributes);

    /// <summary>Subscribes a queue that takes nothing from the topic, and has a dead-letter queue that does: what came to that one is what is received.</summary>
    public async Task SubscribeClosedAsync(string name, params (string Name, string Value)[] attributes)
    {
        var closed = await CreateQueueAsync(name, takesFromTopic: false);
        var deadLetters = await CreateQueueAsync(name + "-dead", takesFromTopic: true);
        await SubscribeAsync(closed, [.. attributes, ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{deadLetters.Arn}}"}""")]);
        _queues[^1] = deadLetters.Url;
    }

    /// <summary>What came to a queue, in the order that it was subscribed in.</summary>
    public async Task<IReadOnlyList<Message>> ReceivedAsync(int queue)
    {
        var received = new List<Message>();
        while (await _sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = _queues[queue], MaxNumberOfMessages = 10, MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["All"] },
            TestContext.Current.CancellationToken) is { Messages: { Count: > 0 } messages })
        {
            received.AddRange(messages);
            await _sqs.DeleteMessageBatchAsync(
                _queues[queue],
                [.. messages.Select((message, index) => new DeleteMessageBatchRequestEntry(index.ToString(CultureInfo.InvariantCulture), message.ReceiptHandle))],
                TestContext.Current.CancellationToken);
        }

        return received;
    }

    public void Dispose()
    {
        _http.Dispose();
        _sqs.Dispose();
    }

    private static IEnumerable<(string, string)> Entries(IEnumerable<(string Name, string Value)> attributes)
        => attributes.SelectMany((attribute, index) => new[] { ($"Attributes.entry.{index + 1}.key", attribute.Name), ($"Attributes.entry.{index + 1}.value", attribute.Value) });

    private async Task<(string Url, string Arn)> CreateQueueAsync(string name, bool takesFromTopic)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var fifo = name.EndsWith(".fifo", StringComparison.Ordinal);
        var url = (await _sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = name, Attributes = fifo ? new Dictionary<string, string> { ["FifoQueue"] = "true" } : [] }, cancellation)).QueueUrl;
        var arn = (await _sqs.GetQueueAttributesAsync(url, ["QueueArn"], cancellation)).QueueARN;
        if (takesFromTopic)
        {
            var policy = $$$"""{"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{{arn}}}"}]}""";
            await _sqs.SetQueueAttributesAsync(url, new Dictionary<string, string> { ["Policy"] = policy }, cancellation);
        }

        return (url, arn);
    }

    private async Task SubscribeAsync((string Url, string Arn) queue, (string Name, string Value)[] attributes)
    {
        await CallAsync("SubscriptionArn", [("Action", "Subscribe"), ("TopicArn", Arn), ("Protocol", "sqs"), ("Endpoint", queue.Arn), .. Entries(attributes)]);
        _queues.Add(queue.Url);
    }

    private async Task<string> CallAsync(string result, IEnumerable<(string Name, string Value)> form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _http.PostAsync(new Uri("/", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode
            ? XDocument.Parse(text).Descendants().Single(element => element.Name.LocalName == result).Value
            : throw new InvalidOperationException($"The emulator answers {(int)answer.StatusCode}: {text}");
    }
}
