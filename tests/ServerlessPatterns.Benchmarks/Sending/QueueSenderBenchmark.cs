using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using ServerlessPatterns.Aws;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Benchmarks.Sending;

/// <summary>
/// 10,000 messages to a queue: the sender beside <c>SendMessageBatchAsync</c> called by hand, batches of ten, as many at once; on the emulator,
/// and on an answer that costs no network, which shows what the layers themselves cost.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Throughput, launchCount: 1, warmupCount: 3, iterationCount: 12, invocationCount: 1)]
public class QueueSenderBenchmark : IAsyncDisposable
{
    private const int Messages = 10_000;
    private const int BatchSize = 10;

    private readonly PublishedOrder[] _orders = PublishedOrder.Many(Messages);
    private EmulatorProcess? _emulator;
    private AmazonSQSClient _client = null!;
    private SqsQueueSender<PublishedOrder> _sender = null!;
    private string _queueUrl = "https://sqs.us-east-1.amazonaws.com/000000000000/orders";

    /// <summary>Who answers.</summary>
    [Params("emulator", "stub")]
    public string Service { get; set; } = "";

    /// <summary>Makes the queue.</summary>
    /// <returns>Completes when it is there.</returns>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        var config = new AmazonSQSConfig { AuthenticationRegion = "us-east-1" };
        if (Service == "emulator")
        {
            _emulator = await EmulatorProcess.StartAsync();
            config.ServiceURL = _emulator.Endpoint;
        }
        else
        {
            config.ServiceURL = "http://127.0.0.1:1/";
            config.HttpClientFactory = new AnsweringHttpClientFactory();
        }

        _client = new AmazonSQSClient(new BasicAWSCredentials("test", "test"), config);
        if (_emulator is not null)
        {
            _queueUrl = (await _client.CreateQueueAsync("orders")).QueueUrl;
        }

        _sender = new SqsQueueSender<PublishedOrder>(_queueUrl, PublishedOrderJson.Default.PublishedOrder, _client);
    }

    /// <summary>The emulator holds its messages in memory.</summary>
    [IterationSetup]
    public void Purge()
    {
        if (_emulator is not null)
        {
            _client.PurgeQueueAsync(_queueUrl).GetAwaiter().GetResult();
        }
    }

    /// <summary>Ends the emulator.</summary>
    /// <returns>Completes when it has ended.</returns>
    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _client.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    /// <summary>Batches made by hand.</summary>
    /// <returns>Completes with the last batch.</returns>
    [Benchmark(Baseline = true, OperationsPerInvoke = Messages)]
    public Task SendMessageBatch() => Parallel.ForEachAsync(
        _orders.Chunk(BatchSize),
        new ParallelOptions { MaxDegreeOfParallelism = 8 },
        async (batch, cancellationToken) =>
        {
            var entries = new List<SendMessageBatchRequestEntry>(batch.Length);
            for (var index = 0; index < batch.Length; index++)
            {
                entries.Add(new SendMessageBatchRequestEntry($"{index}", JsonSerializer.Serialize(batch[index], PublishedOrderJson.Default.PublishedOrder)));
            }

            var answer = await _client.SendMessageBatchAsync(_queueUrl, entries, cancellationToken);
            if (answer.Successful.Count != batch.Length)
            {
                throw new InvalidOperationException($"{answer.Failed.Count} messages were not sent.");
            }
        });

    /// <summary>The sender.</summary>
    /// <returns>Completes with the last message.</returns>
    [Benchmark(OperationsPerInvoke = Messages)]
    public Task Sender() => _sender.SendBatchAsync(_orders);
}
