using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.SQS;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>moto_server, which some machines have (https://docs.getmoto.org/en/latest/docs/server_mode.html): tests that need it are skipped on the others.</summary>
public sealed class Moto : IAsyncLifetime
{
    private Process? _process;
    private AmazonSQSClient? _sqs;

    internal AmazonSQSClient Sqs
    {
        get
        {
            Assert.SkipWhen(_sqs is null, "moto_server is not on this machine.");
            return _sqs;
        }
    }

    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        var start = new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", port.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { RedirectStandardError = true, RedirectStandardOutput = true };
        try
        {
            _process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            return;
        }

        // It says so when it listens; one that is no more than a name ends without.
        while (await _process!.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains("Running on", StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync();
                _ = _process.StandardOutput.ReadToEndAsync();
                _sqs = new AmazonSQSClient(
                    new BasicAWSCredentials("test", "test"),
                    new AmazonSQSConfig { ServiceURL = $"http://127.0.0.1:{port}", AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _sqs?.Dispose();
        if (_process is not null)
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }

            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
