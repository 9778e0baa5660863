using System.Diagnostics;

namespace ServerlessPatterns.Local.Tests.Console;

/// <summary>Runs lines that were printed to be copied.</summary>
internal static class Shell
{
    /// <summary>Runs one, which is to succeed.</summary>
    /// <returns>What it writes.</returns>
    public static async Task<string> RunAsync(string line)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", line }, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var answer = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(shell.ExitCode == 0, $"{line}\nended with {shell.ExitCode}.");
        return answer;
    }
}
