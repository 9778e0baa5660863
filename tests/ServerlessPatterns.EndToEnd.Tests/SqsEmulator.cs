using System.Diagnostics;
using System.Globalization;
using Amazon.Runtime;
using Amazon.SQS;
using ServerlessPatterns.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(SqsEmulator))]

namespace ServerlessPatterns.EndToEnd.Tests;

/// <summary>The emulator, one for the whole run: a child process that ends with us.</summary>
public sealed class SqsEmulator : IAsyncLifetime
{
    private Process? _process;

    internal AmazonSQSClient Client { get; private set; } = null!;

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
        Client = new AmazonSQSClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonSQSConfig { ServiceURL = $"http://127.0.0.1:{port}", AuthenticationRegion = "us-east-1" });
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }
}
