using System.Globalization;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ServerlessPatterns.Benchmarks.Local;

/// <summary>The SDK's client of a queue, as a sender uses it: batches of ten, eight calls at once.</summary>
internal sealed class QueueClient(string endpoint, string name) : IDisposable
{
    private const int BatchSize = 10;
    private const int AtOnce = 8;

    private string? _url;

    public AmazonSQSClient Client { get; } = new(new BasicAWSCredentials("local", "local"), new AmazonSQSConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1" });

    public async Task<string> UrlAsync() => _url ??= (await Client.GetQueueUrlAsync(name)).QueueUrl;

    /// <summary>Sends a body so many times.</summary>
    public async Task SendAsync(string body, int count)
    {
        var url = await UrlAsync();
        var entries = Enumerable.Range(0, BatchSize).Select(number => new SendMessageBatchRequestEntry(number.ToString(CultureInfo.InvariantCulture), body)).ToList();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count / BatchSize),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, cancellationToken) => await Client.SendMessageBatchAsync(new SendMessageBatchRequest(url, entries), cancellationToken));
    }

    public void Dispose() => Client.Dispose();
}
