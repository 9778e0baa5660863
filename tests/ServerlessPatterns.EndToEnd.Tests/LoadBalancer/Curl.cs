using System.Diagnostics;
using System.Globalization;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>The command curl, as a client that is not ours.</summary>
internal static class Curl
{
    /// <summary>Runs it.</summary>
    /// <returns>The status, the content type and the body.</returns>
    public static async Task<(int Status, string ContentType, string Body)> RunAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("curl") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Concat(["--silent", "--show-error", "--write-out", "\n%{http_code} %{content_type}"]))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"curl ended with {process.ExitCode}: {await errors}");
        var end = output.LastIndexOf('\n');
        var written = output[(end + 1)..].Split(' ', 2);
        return (int.Parse(written[0], CultureInfo.InvariantCulture), written[1], output[..end]);
    }
}
