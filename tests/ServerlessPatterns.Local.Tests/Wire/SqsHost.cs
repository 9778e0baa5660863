using Amazon.Runtime;
using Amazon.SQS;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Wire;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>The local SQS behind a port of its own, and a client of it.</summary>
internal sealed class SqsHost : IAsyncDisposable
{
    private readonly WireServer _server;

    private SqsHost(WireServer server, QueueRegistry queues)
    {
        _server = server;
        Queues = queues;
        Sqs = new AmazonSQSClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonSQSConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
    }

    public QueueRegistry Queues { get; }

    public Uri Endpoint => _server.Endpoint;

    public AmazonSQSClient Sqs { get; }

    public static async Task<SqsHost> StartAsync(TimeProvider? time = null, CancellationToken stopping = default)
    {
        var queues = new QueueRegistry(time ?? TimeProvider.System);
        return new SqsHost(await TestServer.StartAsync(new SqsWire(queues, stopping)), queues);
    }

    public LocalQueue Add(string name, Func<QueueSettings, QueueSettings>? with = null)
    {
        var settings = new QueueSettings(name, $"{Endpoint}000000000000/{name}", $"arn:aws:sqs:eu-west-1:000000000000:{name}");
        return Queues.Add((with ?? (s => s))(settings with { FifoQueue = name.EndsWith(".fifo", StringComparison.Ordinal) }));
    }

    public async ValueTask DisposeAsync()
    {
        Sqs.Dispose();
        await _server.DisposeAsync();
    }
}
