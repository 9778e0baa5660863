using Amazon.Runtime;
using Amazon.SQS;
using ServerlessPatterns.Aws.Tests.Emulators;
using ServerlessPatterns.Testing;

[assembly: AssemblyFixture(typeof(AwsEmulator))]

namespace ServerlessPatterns.Aws.Tests.Emulators;

/// <summary>The emulator of SQS and SNS, one for the whole run.</summary>
public sealed class AwsEmulator : IAsyncLifetime
{
    private EmulatorProcess? _process;

    internal const string Region = "us-east-1";

    internal static BasicAWSCredentials Credentials { get; } = new("test", "test");

    internal string Url => _process!.Endpoint;

    internal AmazonSQSClient Sqs { get; private set; } = null!;

    internal SnsClient Sns { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _process = await EmulatorProcess.StartAsync();
        Sqs = new AmazonSQSClient(Credentials, new AmazonSQSConfig { ServiceURL = Url, AuthenticationRegion = Region });
        Sns = new SnsClient(Credentials, new SnsClientConfig { ServiceURL = Url, AuthenticationRegion = Region });
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
