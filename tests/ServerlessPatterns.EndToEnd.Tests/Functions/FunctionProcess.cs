using System.Collections.Concurrent;
using System.Diagnostics;

namespace ServerlessPatterns.EndToEnd.Tests.Functions;

/// <summary>A published function, running as Lambda runs it: against a Runtime API, with the environment that the template sets.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;
    private readonly ConcurrentQueue<string> _lines;
    private readonly SemaphoreSlim _lineArrived = new(0);

    /// <summary>Starts the function.</summary>
    /// <param name="service">The program.</param>
    /// <param name="runtimeApi">Host and port of the Runtime API.</param>
    /// <param name="environment">The function's environment variables.</param>
    /// <param name="lines">Collects what it prints, over several lives of the process.</param>
    public FunctionProcess(PublishedService service, string runtimeApi, IReadOnlyDictionary<string, string> environment, ConcurrentQueue<string> lines)
    {
        _lines = lines;
        var start = new ProcessStartInfo(service.Command) { RedirectStandardOutput = true, WorkingDirectory = service.Folder };
        if (service.Argument is not null)
        {
            start.ArgumentList.Add(service.Argument);
        }

        start.Environment["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException($"{service.Command} did not start.");
        Exited = _process.WaitForExitAsync();
        _reading = ReadAsync();
    }

    public Task Exited { get; }

    public int ExitCode => _process.ExitCode;

    /// <summary>Waits until so many lines have been printed in all.</summary>
    public async Task LinesAsync(int count, CancellationToken cancellationToken)
    {
        while (_lines.Count < count)
        {
            await _lineArrived.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends the process as a crash would: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await Exited;
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        await _reading;
        _process.Dispose();
        _lineArrived.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Enqueue(line);
            _lineArrived.Release();
        }
    }
}
