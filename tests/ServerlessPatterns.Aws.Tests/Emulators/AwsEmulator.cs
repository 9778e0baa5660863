using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Amazon.Runtime;
using Amazon.SQS;
using ServerlessPatterns.Aws.Tests.Emulators;

[assembly: AssemblyFixture(typeof(AwsEmulator))]

namespace ServerlessPatterns.Aws.Tests.Emulators;

/// <summary>The emulator of SQS and SNS, one for the whole run: a child process that ends with us.</summary>
public sealed class AwsEmulator : IAsyncLifetime
{
    private Process? _process;

    internal const string Region = "us-east-1";

    internal static BasicAWSCredentials Credentials { get; } = new("test", "test");

    internal string Url { get; private set; } = "";

    internal AmazonSQSClient Sqs { get; private set; } = null!;

    internal SnsClient Sns { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var directory = typeof(AwsEmulator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "EmulatorDirectory").Value!;
        var start = new ProcessStartInfo("node", "start.js") { WorkingDirectory = directory, RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The emulator ended before it named its port.");
        Url = $"http://127.0.0.1:{int.Parse(line, CultureInfo.InvariantCulture)}";
        Sqs = new AmazonSQSClient(Credentials, new AmazonSQSConfig { ServiceURL = Url, AuthenticationRegion = Region });
        Sns = new SnsClient(Credentials, new SnsClientConfig { ServiceURL = Url, AuthenticationRegion = Region });
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
