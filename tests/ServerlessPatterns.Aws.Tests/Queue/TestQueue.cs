using System.Text.Json;
using Amazon.SQS.Model;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Queue;

/// <summary>A queue of a test's own on the emulator.</summary>
internal sealed class TestQueue
{
    private readonly AwsEmulator _emulator;

    private TestQueue(AwsEmulator emulator, string url)
    {
        _emulator = emulator;
        Url = url;
    }

    public string Url { get; }

    public string Name => Url[(Url.LastIndexOf('/') + 1)..];

    public static async Task<TestQueue> CreateAsync(AwsEmulator emulator, bool fifo = false)
    {
        var request = new CreateQueueRequest($"q{Guid.NewGuid():n}{(fifo ? ".fifo" : "")}") { Attributes = fifo ? new() { ["FifoQueue"] = "true" } : [] };
        return new TestQueue(emulator, (await emulator.Sqs.CreateQueueAsync(request, TestContext.Current.CancellationToken)).QueueUrl);
    }

    public static int NumberOf(Message message) => JsonSerializer.Deserialize(message.Body, OrderJson.Default.Order)!.Number;

    public SqsQueueSender<Order> Sender() => new(Url, OrderJson.Default.Order, _emulator.Sqs);

    /// <summary>Receives and deletes until so many messages have come.</summary>
    public async Task<List<Message>> ReceiveAsync(int count)
    {
        var received = new List<Message>();
        var request = new ReceiveMessageRequest(Url) { MaxNumberOfMessages = 10, WaitTimeSeconds = 1, MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["All"] };
        while (received.Count < count)
        {
            if ((await _emulator.Sqs.ReceiveMessageAsync(request, TestContext.Current.CancellationToken)).Messages is not { Count: > 0 } messages)
            {
                continue;
            }

            received.AddRange(messages);
            var done = messages.Select((message, place) => new DeleteMessageBatchRequestEntry($"{place}", message.ReceiptHandle)).ToList();
            await _emulator.Sqs.DeleteMessageBatchAsync(Url, done, TestContext.Current.CancellationToken);
        }

        return received;
    }
}
