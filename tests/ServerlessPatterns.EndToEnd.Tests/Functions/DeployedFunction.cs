using Amazon.SQS;
using Amazon.SQS.Model;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.EndToEnd.Tests.Functions;

/// <summary>A function that consumes a queue, and its queue in the emulator.</summary>
internal sealed class DeployedFunction : RunningFunction
{
    private readonly AmazonSQSClient _sqs;

    /// <summary>Starts the function.</summary>
    /// <param name="service">The program.</param>
    /// <param name="stack">The service's stack.</param>
    /// <param name="className">The function's class.</param>
    public DeployedFunction(PublishedService service, TemplateStack stack, string className)
        : base(service, stack, className)
    {
        _sqs = stack.Environment.Sqs;
        Queue = stack.QueueOf(className);
        Source = new EventSource(_sqs, Queue, InvokeBatchAsync);
    }

    public DeployedQueue Queue { get; }

    public EventSource Source { get; }

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

    /// <summary>The bodies in the dead-letter queue.</summary>
    public Task<IReadOnlyList<string>> DeadLettersAsync(CancellationToken cancellationToken) => _sqs.BodiesAsync(Queue.DeadLetterUrl, cancellationToken);

    /// <summary>How many messages the queue holds, in flight or not.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => _sqs.CountAsync(Queue.Url, cancellationToken);

    private async Task<byte[]?> InvokeBatchAsync(byte[] sqsEvent)
        => await InvokeAsync(sqsEvent) is { Outcome: InvocationOutcome.Answered } answered ? answered.Payload.ToArray() : null;
}
