using System.Collections.Concurrent;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.EndToEnd.Tests.Functions;

/// <summary>A function of a stack: a process on a fake Runtime API, with the environment that its template sets, and its queue in the emulator.</summary>
internal sealed class DeployedFunction : IAsyncDisposable
{
    private readonly PublishedService _service;
    private readonly AmazonSQSClient _sqs;
    private readonly FakeRuntimeApi _api = FakeRuntimeApi.Start();
    private readonly Dictionary<string, string> _environment;
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Starts the function.</summary>
    /// <param name="service">The program.</param>
    /// <param name="stack">The service's stack.</param>
    /// <param name="className">The function's class.</param>
    public DeployedFunction(PublishedService service, TemplateStack stack, string className)
    {
        _service = service;
        _sqs = stack.Environment.Sqs;
        _environment = new(stack.VariablesOf(className))
        {
            // What Lambda sets, and where the emulators are.
            ["AWS_REGION"] = StackEnvironment.Region,
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["AWS_ENDPOINT_URL"] = stack.Environment.Emulator.Endpoint,
            ["AWS_ENDPOINT_URL_DYNAMODB"] = stack.Environment.Emulator.DynamoDbEndpoint,
        };
        Queue = stack.QueueOf(className);
        Source = new EventSource(_sqs, Queue, InvokeAsync);
        Process = Start();
    }

    public DeployedQueue Queue { get; }

    public EventSource Source { get; }

    public FunctionProcess Process { get; private set; }

    /// <summary>Everything the function printed, over all lives of its process.</summary>
    public IEnumerable<string> Lines => _lines;

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
    public Task<IReadOnlyList<string>> DeadLettersAsync(CancellationToken cancellationToken) => _sqs.BodiesAsync(Queue.DeadLetterUrl, cancellationToken);

    /// <summary>How many messages the queue holds, in flight or not.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => _sqs.CountAsync(Queue.Url, cancellationToken);

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

    private FunctionProcess Start() => new(_service, _api.Endpoint, _environment, _lines);

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
