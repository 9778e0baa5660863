using Amazon.Runtime;
using Amazon.SQS;
using ServerlessPatterns.EndToEnd.Tests;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.Testing;

[assembly: AssemblyFixture(typeof(AwsEmulator))]

namespace ServerlessPatterns.EndToEnd.Tests;

/// <summary>The emulator of SQS and SNS, one for the whole run: a child process that ends with us.</summary>
public sealed class AwsEmulator : IAsyncLifetime
{
    private EmulatorProcess? _process;

    /// <summary>For a client's ServiceURL, or AWS_ENDPOINT_URL.</summary>
    internal string Endpoint => _process!.Endpoint;

    internal AmazonSQSClient Sqs { get; private set; } = null!;

    internal SnsAdmin Sns { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _process = await EmulatorProcess.StartAsync();
        Sqs = new AmazonSQSClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonSQSConfig { ServiceURL = Endpoint, AuthenticationRegion = StackEnvironment.Region });
        Sns = new SnsAdmin(new Uri(Endpoint));
    }

    public async ValueTask DisposeAsync()
    {
        Sqs?.Dispose();
        Sns?.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }
}
