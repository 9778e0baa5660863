using System.Text.Json;
using Amazon.Runtime;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using ServerlessPatterns.Aws;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Benchmarks.Sending;

/// <summary>
/// 10,000 messages to a topic on the emulator: the publisher beside <c>PublishBatch</c> called by hand, batches of ten, as many at once. The
/// SDK's own package for SNS is not a dependency of ours; the plain calls are our client's, on the SDK's core.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Throughput, launchCount: 1, warmupCount: 3, iterationCount: 12, invocationCount: 1)]
public class TopicPublisherBenchmark : IAsyncDisposable
{
    private const int Messages = 10_000;
    private const int BatchSize = 10;

    private readonly PublishedOrder[] _orders = PublishedOrder.Many(Messages);
    private EmulatorProcess _emulator = null!;
    private SnsClient _client = null!;
    private SnsTopicPublisher<PublishedOrder> _publisher = null!;
    private string _topicArn = "";

    /// <summary>Starts the emulator and makes the topic.</summary>
    /// <returns>Completes when it is there.</returns>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _emulator = await EmulatorProcess.StartAsync();
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("Action", "CreateTopic"), new("Version", "2010-03-31"), new("Name", "orders")]);
        using var response = await http.PostAsync(new Uri(_emulator.Endpoint), form);
        response.EnsureSuccessStatusCode();
        _topicArn = "arn:aws:sns:us-east-1:000000000000:orders";
        _client = new SnsClient(new BasicAWSCredentials("test", "test"), new SnsClientConfig { ServiceURL = _emulator.Endpoint, AuthenticationRegion = "us-east-1" });
        _publisher = new SnsTopicPublisher<PublishedOrder>(_topicArn, PublishedOrderJson.Default.PublishedOrder, _client);
    }

    /// <summary>Ends the emulator.</summary>
    /// <returns>Completes when it has ended.</returns>
    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    /// <summary>Batches made by hand.</summary>
    /// <returns>Completes with the last batch.</returns>
    [Benchmark(Baseline = true, OperationsPerInvoke = Messages)]
    public Task PublishBatch() => Parallel.ForEachAsync(
        _orders.Chunk(BatchSize),
        new ParallelOptions { MaxDegreeOfParallelism = 8 },
        async (batch, cancellationToken) =>
        {
            var messages = new OutgoingMessage[batch.Length];
            for (var index = 0; index < batch.Length; index++)
            {
                var body = JsonSerializer.SerializeToUtf8Bytes(batch[index], PublishedOrderJson.Default.PublishedOrder);
                messages[index] = new OutgoingMessage(body, body.Length);
            }

            var answer = await _client.PublishBatchAsync(new PublishBatchRequest(_topicArn, messages), cancellationToken);
            if (answer.Successful.Count != batch.Length)
            {
                throw new InvalidOperationException($"{answer.Failed.Count} messages were not published.");
            }
        });

    /// <summary>The publisher.</summary>
    /// <returns>Completes with the last message.</returns>
    [Benchmark(OperationsPerInvoke = Messages)]
    public Task Publisher() => _publisher.PublishBatchAsync(_orders);
}
