using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Queue;

namespace ServerlessPatterns.Tests.Queue;

/// <summary>A consumer of text whose handler is the test's.</summary>
internal sealed class TestQueueFunction : QueueConsumerFunction<string>
{
    private readonly Func<string, MessageContext, CancellationToken, ValueTask> _handle;
    private readonly Func<string> _readLog;

    public TestQueueFunction(Func<string, MessageContext, CancellationToken, ValueTask>? handle = null, bool fifo = false, int parallelism = 1)
        : base(new QueueConsumerOptions { Name = "Acme.TextWriter", QueueName = "text", Fifo = fifo, Parallelism = parallelism })
    {
        _handle = handle ?? ((_, _, _) => ValueTask.CompletedTask);
        var log = new MemoryStream();
        Log = new MessageLog(log);
        _readLog = () =>
        {
            // The log writes under this lock.
            lock (log)
            {
                return Encoding.UTF8.GetString(log.ToArray());
            }
        };
    }

    public ConcurrentQueue<string> Handled { get; } = new();

    /// <summary>The lines logged so far.</summary>
    public IReadOnlyList<JsonElement> LogLines =>
        [.. _readLog().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>An invocation with so much time left that no test reaches its end.</summary>
    public static InvocationContext LongInvocation => new("request-1", DateTimeOffset.UtcNow.AddHours(1));

    /// <summary>The ids that the answer reports as failed.</summary>
    /// <param name="json">The event.</param>
    /// <param name="invocation">The invocation.</param>
    /// <returns>The ids in the answer's order.</returns>
    public async Task<string[]> FailuresAsync(string json, InvocationContext? invocation = null) =>
        await FailuresAsync(Encoding.UTF8.GetBytes(json), invocation);

    public async Task<string[]> FailuresAsync(byte[] json, InvocationContext? invocation = null)
    {
        // A batch that hangs is a failure too; nothing is measured by it.
        await using var answer = await InvokeAsync(new MemoryStream(json), invocation ?? LongInvocation)
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        using var document = await JsonDocument.ParseAsync(answer);
        var property = Assert.Single(document.RootElement.EnumerateObject());
        Assert.Equal("batchItemFailures", property.Name);
        return [.. property.Value.EnumerateArray().Select(failure => Assert.Single(failure.EnumerateObject()).Value.GetString()!)];
    }

    protected override string Read(ReadOnlyMemory<byte> body) => MessageBody.ReadString(body);

    protected override async ValueTask HandleAsync(
        string message,
        MessageContext context,
        InvocationContext invocation,
        CancellationToken cancellationToken)
    {
        await _handle(message, context, cancellationToken);
        Handled.Enqueue(message);
    }
}
