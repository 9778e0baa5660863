using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ServerlessPatterns.Benchmarks.Analyzers;

namespace ServerlessPatterns.Benchmarks.Local;

/// <summary>The sample's first command, after its build: a process that is started, sent a message as soon as it takes one, and ended when it has handled it.</summary>
internal sealed class ShopRun
{
    private const string Message = """{"orderId":"A-1001","customer":"Zoe","address":{"street":"1 Quay","city":"Cork","postalCode":"T12","country":"IE"},"lines":[{"sku":"TEA-250","quantity":2,"weightKilograms":0.25}],"service":"Standard","paidAt":"2026-11-02T10:15:00+00:00"}""";

    private readonly string _assembly = Path.Combine(Built.With("Shop"), "bin", "Debug", "net10.0", "Shop.dll");

    private ShopRun()
    {
    }

    /// <summary>Builds the sample as the first command does.</summary>
    public static async Task<ShopRun> BuildAsync()
    {
        using var build = Process.Start("dotnet", ["build", Built.With("Shop"), "-c", "Debug", "-v", "quiet", "-nologo"]);
        await build.WaitForExitAsync();
        return build.ExitCode == 0 ? new ShopRun() : throw new InvalidOperationException("The sample does not build.");
    }

    /// <summary>Milliseconds from the start of the process until it took a message, and until it had handled it.</summary>
    public async Task<(double Taken, double Handled)> MeasureAsync()
    {
        var port = FreePort();
        var command = new ProcessStartInfo("dotnet", [_assembly, "--json", "--port", port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var http = new HttpClient();
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(command)!;
        var handled = HandledAsync(process);
        while (!await TrySendAsync(http, port))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException("The sample ended by itself.");
            }

            await Task.Delay(1);
        }

        var taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await handled;
        var whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        process.Kill();
        await process.WaitForExitAsync();
        return (taken, whole);
    }

    /// <summary>Ends with the line that tells of the invocation.</summary>
    private static async Task HandledAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("\"function\":\"ShipmentScheduler\"", StringComparison.Ordinal))
            {
                if (!line.Contains("\"failed\":0", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"The message was not handled: {line}");
                }

                return;
            }
        }

        throw new InvalidOperationException("The sample ended before it had handled the message.");
    }

    private static async Task<bool> TrySendAsync(HttpClient http, int port)
    {
        try
        {
            using var body = new StringContent(Message, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri($"http://127.0.0.1:{port}/queues/shop-ShipmentSchedulerQueue"), body);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
