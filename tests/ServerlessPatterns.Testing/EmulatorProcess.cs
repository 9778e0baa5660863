using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace ServerlessPatterns.Testing;

/// <summary>The emulator of SQS and SNS: a child process that ends with us.</summary>
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

    /// <summary>Starts it on a free port.</summary>
    public static async Task<EmulatorProcess> StartAsync()
    {
        var directory = typeof(EmulatorProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "EmulatorDirectory").Value!;
        var start = new ProcessStartInfo("node", "start.js")
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var port = int.Parse(
            await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The emulator ended before it named its port."),
            CultureInfo.InvariantCulture);
        return new EmulatorProcess(process, $"http://127.0.0.1:{port}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
