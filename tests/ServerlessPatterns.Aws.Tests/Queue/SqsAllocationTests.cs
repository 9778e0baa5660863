using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using ServerlessPatterns.Benchmarks.Sending;

namespace ServerlessPatterns.Aws.Tests.Queue;

/// <summary>What the sender allocates beyond the SDK's own call, on an answer that costs no network.</summary>
[Collection(Alone.Name)]
public sealed class SqsAllocationTests
{
    private const int Messages = 2000;
    private const int BatchSize = 10;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_costs_less_than_1_KB_beyond_the_SDKs_batches()
    {
        var orders = PublishedOrder.Many(Messages);
        using var client = new AmazonSQSClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonSQSConfig { AuthenticationRegion = "eu-west-1", ServiceURL = "http://127.0.0.1:1/", HttpClientFactory = new AnsweringHttpClientFactory() });
        var sender = new SqsQueueSender<PublishedOrder>(SqsAnswer.QueueUrl, PublishedOrderJson.Default.PublishedOrder, client);

        var ours = await MeasureAsync(() => sender.SendBatchAsync(orders, cancellationToken: Cancellation));
        var theirs = await MeasureAsync(async () =>
        {
            foreach (var batch in orders.Chunk(BatchSize))
            {
                var entries = batch.Select((order, index) => new SendMessageBatchRequestEntry($"{index}", JsonSerializer.Serialize(order, PublishedOrderJson.Default.PublishedOrder)));
                await client.SendMessageBatchAsync(SqsAnswer.QueueUrl, [.. entries], Cancellation);
            }
        });

        var beyond = (ours - theirs) / Messages;
        TestContext.Current.TestOutputHelper?.WriteLine($"{ours / Messages} bytes a message, {beyond} beyond the SDK's own");
        Assert.InRange(beyond, long.MinValue, 1024);
    }

    // Calls go on on several threads: what counts is what the process allocates. The least of some runs is the one in which nothing else did.
    private static async Task<long> MeasureAsync(Func<Task> work)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 4; run++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await work();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
