using Amazon.Runtime;
using Amazon.SQS;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>The emulator of SQS, for a class of tests.</summary>
public sealed class Emulator : IAsyncLifetime
{
    private EmulatorProcess? _process;

    internal AmazonSQSClient Sqs { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _process = await EmulatorProcess.StartAsync();
        Sqs = new AmazonSQSClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonSQSConfig { ServiceURL = _process.Endpoint, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
    }

    public async ValueTask DisposeAsync()
    {
        Sqs?.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }
}
