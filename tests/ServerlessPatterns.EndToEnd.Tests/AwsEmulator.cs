using System.Diagnostics;
using System.Globalization;
using Amazon.Runtime;
using Amazon.SQS;
using ServerlessPatterns.EndToEnd.Tests;
using ServerlessPatterns.EndToEnd.Tests.Deployment;

[assembly: AssemblyFixture(typeof(AwsEmulator))]

namespace ServerlessPatterns.EndToEnd.Tests;

/// <summary>The emulator of SQS and SNS, one for the whole run: a child process that ends with us.</summary>
public sealed class AwsEmulator : IAsyncLifetime
{
    private Process? _process;

    /// <summary>For a client's ServiceURL, or AWS_ENDPOINT_URL.</summary>
    internal string Endpoint { get; private set; } = "";

    internal AmazonSQSClient Sqs { get; private set; } = null!;

    internal SnsAdmin Sns { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("node", "start.js")
        {
            WorkingDirectory = TestPaths.EmulatorDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var port = int.Parse(
            await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The emulator ended before it named its port."),
            CultureInfo.InvariantCulture);
        Endpoint = $"http://127.0.0.1:{port}";
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
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }
}
