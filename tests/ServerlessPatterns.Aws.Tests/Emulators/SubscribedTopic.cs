using System.Xml.Linq;
using Amazon.SQS.Model;

namespace ServerlessPatterns.Aws.Tests.Emulators;

/// <summary>A topic on the emulator, and a queue of the same kind that is subscribed to it with raw delivery.</summary>
internal sealed class SubscribedTopic
{
    private static readonly HttpClient s_http = new();
    private readonly AwsEmulator _emulator;
    private readonly string _queueUrl;

    private SubscribedTopic(AwsEmulator emulator, string arn, string queueUrl)
    {
        _emulator = emulator;
        Arn = arn;
        _queueUrl = queueUrl;
    }

    public string Arn { get; }

    public static async Task<SubscribedTopic> CreateAsync(AwsEmulator emulator, bool fifo = false, bool contentBasedDeduplication = false)
    {
        var name = $"t{Guid.NewGuid():n}{(fifo ? ".fifo" : "")}";
        var topic = await CallAsync(emulator, "CreateTopic", [("Name", name), .. fifo ? Attributes(("FifoTopic", "true"), ("ContentBasedDeduplication", contentBasedDeduplication ? "true" : "false")) : []]);
        var arn = topic.Descendants().Single(element => element.Name.LocalName == "TopicArn").Value;
        var queue = await emulator.Sqs.CreateQueueAsync(new CreateQueueRequest(name) { Attributes = fifo ? new() { ["FifoQueue"] = "true" } : [] }, TestContext.Current.CancellationToken);
        var queueArn = arn.Replace(":sns:", ":sqs:", StringComparison.Ordinal);
        var policy = $$"""
            {"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{queueArn}}","Condition":{"ArnEquals":{"aws:SourceArn":"{{arn}}" } } } ] }
            """;
        await emulator.Sqs.SetQueueAttributesAsync(queue.QueueUrl, new() { ["Policy"] = policy }, TestContext.Current.CancellationToken);
        await CallAsync(emulator, "Subscribe", [("TopicArn", arn), ("Protocol", "sqs"), ("Endpoint", queueArn), .. Attributes(("RawMessageDelivery", "true"))]);
        return new SubscribedTopic(emulator, arn, queue.QueueUrl);
    }

    /// <summary>Receives until so many messages have come.</summary>
    public async Task<List<Message>> ReceiveAsync(int count)
    {
        var received = new List<Message>();
        while (received.Count < count)
        {
            var answer = await _emulator.Sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest(_queueUrl) { MaxNumberOfMessages = 10, WaitTimeSeconds = 1, MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["All"] },
                TestContext.Current.CancellationToken);
            foreach (var message in answer.Messages ?? [])
            {
                received.Add(message);
                await _emulator.Sqs.DeleteMessageAsync(_queueUrl, message.ReceiptHandle, TestContext.Current.CancellationToken);
            }
        }

        return received;
    }

    /// <summary>How many messages wait.</summary>
    public async Task<int> CountAsync()
        => (await _emulator.Sqs.GetQueueAttributesAsync(_queueUrl, ["ApproximateNumberOfMessages"], TestContext.Current.CancellationToken)).ApproximateNumberOfMessages;

    private static IEnumerable<(string Name, string Value)> Attributes(params (string Name, string Value)[] attributes)
        => attributes.SelectMany((attribute, index) => new[] { ($"Attributes.entry.{index + 1}.key", attribute.Name), ($"Attributes.entry.{index + 1}.value", attribute.Value) });

    private static async Task<XDocument> CallAsync(AwsEmulator emulator, string action, IEnumerable<(string Name, string Value)> parameters)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Action", action), KeyValuePair.Create("Version", "2010-03-31"), .. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))]);
        using var response = await s_http.PostAsync(new Uri(emulator.Url), form, TestContext.Current.CancellationToken);
        return XDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
