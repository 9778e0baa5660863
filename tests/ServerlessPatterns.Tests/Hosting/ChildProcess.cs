using System.Diagnostics;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Tests.Hosting;

/// <summary>The executable of functions, in a process of its own.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>Its standard output.</summary>
    public StreamReader Output => _process.StandardOutput;

    /// <summary>Starts it for a function against a Runtime API.</summary>
    public static ChildProcess Serve(FakeRuntimeApi api, string function) => Start([], ("AWS_LAMBDA_RUNTIME_API", api.Endpoint), ("SERVERLESS_PATTERNS_FUNCTION", function));

    /// <summary>Starts it with a command line.</summary>
    public static ChildProcess Start(params string[] arguments) => Start(arguments, []);

    /// <summary>Sends a signal.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(null, null)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code, and what it wrote.</returns>
    public async Task<(int ExitCode, string Output, string Messages)> EndAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        var messages = _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await output, await messages);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static ChildProcess Start(string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "ServerlessPatterns.Tests.Host.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start)!);
    }
}
