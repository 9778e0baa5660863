using System.Collections.Concurrent;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.EndToEnd.Tests;

/// <summary>One consumer of the sample, deployed from its template: its queues in the emulator, its process on a fake Runtime API.</summary>
internal sealed class DeployedFunction : IAsyncDisposable
{
    private readonly PublishedShop _shop;
    private readonly AmazonSQSClient _sqs;
    private readonly FakeRuntimeApi _api = FakeRuntimeApi.Start();
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly ConcurrentQueue<string> _lines = new();

    private DeployedFunction(PublishedShop shop, AmazonSQSClient sqs, DeployedQueue queue, IReadOnlyDictionary<string, string> environment)
    {
        _shop = shop;
        _sqs = sqs;
        _environment = environment;
        Queue = queue;
        Source = new EventSource(sqs, queue, InvokeAsync);
        Process = Start();
    }

    public DeployedQueue Queue { get; }

    public EventSource Source { get; }

    public FunctionProcess Process { get; private set; }

    /// <summary>Everything the function printed, over all lives of its process.</summary>
    public IEnumerable<string> Lines => _lines;

    public static async Task<DeployedFunction> StartAsync(AmazonSQSClient sqs, bool nativeAot, string consumer)
    {
        var shop = await PublishedShop.GetAsync(nativeAot);
        var stack = new TemplateStack(sqs, shop.Template, "shop-" + Guid.NewGuid().ToString("N")[..8]);
        return new DeployedFunction(shop, sqs, await stack.DeployAsync(consumer), stack.EnvironmentOf(consumer));
    }

    /// <summary>Sends bodies, ten to a request; a FIFO queue's with their group.</summary>
    public async Task SendAsync(IEnumerable<(string Body, string? Group)> messages, CancellationToken cancellationToken)
    {
        foreach (var chunk in messages.Chunk(10))
        {
            var entries = chunk.Select((message, index) => new SendMessageBatchRequestEntry
            {
                Id = $"m{index}",
                MessageBody = message.Body,
                MessageGroupId = message.Group,
                MessageDeduplicationId = message.Group is null ? null : Guid.NewGuid().ToString(),
            }).ToList();
            var answer = await _sqs.SendMessageBatchAsync(Queue.Url, entries, cancellationToken);
            Assert.Empty(answer.Failed ?? []);
        }
    }

    /// <summary>What the function printed as JSON lines that have the property.</summary>
    public IReadOnlyList<JsonElement> LinesWith(string property)
    {
        var found = new List<JsonElement>();
        foreach (var line in _lines)
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.TryGetProperty(property, out _))
            {
                found.Add(document.RootElement.Clone());
            }
        }

        return found;
    }

    /// <summary>The bodies in the dead-letter queue.</summary>
    public async Task<IReadOnlyList<string>> DeadLettersAsync(CancellationToken cancellationToken)
    {
        var bodies = new List<string>();
        while (await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = Queue.DeadLetterUrl, MaxNumberOfMessages = 10 }, cancellationToken)
            is { Messages: { Count: > 0 } messages })
        {
            bodies.AddRange(messages.Select(message => message.Body));
        }

        return bodies;
    }

    /// <summary>How many messages the queue holds, in flight or not.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var attributes = await _sqs.GetQueueAttributesAsync(Queue.Url, ["All"], cancellationToken);
        return attributes.ApproximateNumberOfMessages + attributes.ApproximateNumberOfMessagesNotVisible + attributes.ApproximateNumberOfMessagesDelayed;
    }

    /// <summary>Lambda starts a new process after one has died.</summary>
    public async Task RestartAsync()
    {
        await Process.DisposeAsync();
        Process = Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await _api.DisposeAsync();
    }

    private FunctionProcess Start() => new(_shop, _api.Endpoint, _environment, _lines);

    private async Task<byte[]?> InvokeAsync(byte[] sqsEvent)
    {
        var process = Process;
        var result = _api.EnqueueAsync(sqsEvent, DateTimeOffset.UtcNow.AddSeconds(20));
        if (await Task.WhenAny(result, process.Exited) != result)
        {
            // To Lambda, the whole batch of a process that dies in mid-invocation has failed.
            _api.LoseUnanswered();
        }

        return await result is { Outcome: InvocationOutcome.Answered } answered ? answered.Payload.ToArray() : null;
    }
}
