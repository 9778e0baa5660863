using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace ServerlessPatterns.Benchmarks.Handler;

/// <summary>
/// A batch of ten messages of about 1 KB from stream to answer: our loop beside what users write without it, and beside the least that
/// anything can do, reading ten plain bodies. The caller is a thread of the pool that awaits each answer. The Runtime API loop's own
/// thread blocks instead, which adds two thread switches to ours.
/// </summary>
[MemoryDiagnoser]
public class HandlerBenchmark
{
    private const int Batches = 100;

    private readonly byte[][] _bodies = InvoiceBatch.Bodies();
    private readonly byte[] _event = InvoiceBatch.Event();
    private readonly InvoiceFunction _function = new(readsContext: false);
    private readonly InvoiceFunction _contextFunction = new(readsContext: true);
    private readonly InvocationContext _invocation = new("benchmark", DateTimeOffset.UtcNow.AddDays(1));

    /// <summary>The whole event into an object graph, then each body out of its string.</summary>
    /// <returns>Completes with the last batch.</returns>
    [Benchmark(Baseline = true, OperationsPerInvoke = Batches)]
    public Task EventGraph() => RepeatAsync(AnswerByGraphAsync);

    /// <summary>Ten plain bodies, no event.</summary>
    /// <returns>Something of each, so that none is left out.</returns>
    [Benchmark(OperationsPerInvoke = Batches)]
    public int BareLoop()
    {
        var sum = 0;
        for (var batch = 0; batch < Batches; batch++)
        {
            foreach (var body in _bodies)
            {
                sum += JsonSerializer.Deserialize(body, HandlerJson.Default.Invoice)!.LineCount;
            }
        }

        return sum;
    }

    /// <summary>Our loop.</summary>
    /// <returns>Completes with the last batch.</returns>
    [Benchmark(OperationsPerInvoke = Batches)]
    public Task Ours() => RepeatAsync(() => _function.InvokeAsync(new MemoryStream(_event), _invocation));

    /// <summary>Our loop, with a handler that reads the message's id, receive count and sent time.</summary>
    /// <returns>Completes with the last batch.</returns>
    [Benchmark(OperationsPerInvoke = Batches)]
    public Task OursWithContext() => RepeatAsync(() => _contextFunction.InvokeAsync(new MemoryStream(_event), _invocation));

    private static Task RepeatAsync(Func<Task<Stream>> answer) => Task.Run(async () =>
    {
        for (var batch = 0; batch < Batches; batch++)
        {
            await answer();
        }
    });

    private async Task<Stream> AnswerByGraphAsync()
    {
        using var input = new MemoryStream(_event);
        var sqsEvent = JsonSerializer.Deserialize(input, HandlerJson.Default.SqsEventGraph)!;
        var response = new BatchResponse();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                await HandleAsync(JsonSerializer.Deserialize(record.Body!, HandlerJson.Default.Invoice)!);
            }
            catch (JsonException)
            {
                response.BatchItemFailures.Add(new BatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        }

        var output = new MemoryStream();
        JsonSerializer.Serialize(output, response, HandlerJson.Default.BatchResponse);
        output.Position = 0;
        return output;
    }

    private static Task HandleAsync(Invoice invoice) => invoice.LineCount < 0 ? throw new InvalidOperationException() : Task.CompletedTask;
}
