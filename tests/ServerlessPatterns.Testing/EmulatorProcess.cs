using System.Diagnostics;
using System.Globalization;

namespace ServerlessPatterns.Testing;

/// <summary>An emulator of AWS services: a child process that ends with us.</summary>
public sealed class EmulatorProcess : IAsyncDisposable
{
    private readonly Process _process;

    private EmulatorProcess(Process process, string endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    /// <summary>For a client's ServiceURL, or AWS_ENDPOINT_URL.</summary>
    public string Endpoint { get; }

    /// <summary>Starts that of SQS and SNS on a free port.</summary>
    public static Task<EmulatorProcess> StartAsync() => StartAsync("start.js");

    /// <summary>Starts that of DynamoDB on a free port.</summary>
    public static Task<EmulatorProcess> StartDynamoDbAsync() => StartAsync("start-dynamodb.js");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<EmulatorProcess> StartAsync(string script)
    {
        var start = new ProcessStartInfo("node", script)
        {
            WorkingDirectory = TestingPaths.Emulator,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var port = int.Parse(
            await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The emulator ended before it named its port."),
            CultureInfo.InvariantCulture);
        return new EmulatorProcess(process, $"http://127.0.0.1:{port}");
    }
}
