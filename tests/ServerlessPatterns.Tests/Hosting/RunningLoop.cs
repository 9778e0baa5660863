using System.Text;
using System.Text.Json;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Tests.Hosting;

/// <summary>The runtime loop on a thread of its own, against a fake Runtime API.</summary>
internal sealed class RunningLoop : IAsyncDisposable
{
    private readonly ShutdownSignal _shutdown = new();
    private readonly MemoryStream _log = new();

    private RunningLoop(string address, string? functionName, FunctionEntry[] functions, BackOff? backOff)
    {
        Ended = Task.Factory.StartNew(
            () => RuntimeLoop.Run(
                address, functionName, functions, new HostLog(_log), _shutdown, backOff ?? new BackOff(0, 0, 5)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    /// <summary>The exit code, when the loop has ended.</summary>
    public Task<int> Ended { get; }

    public static RunningLoop Start(FakeRuntimeApi api, InvocationHandler handler)
    {
        var loop = Start(api.Endpoint, null, Function("Acme.Only", handler));

        // A test that waits for an answer must see that there will be none.
        _ = loop.Ended.ContinueWith(_ => api.LoseAll(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return loop;
    }

    public static RunningLoop Start(string address, string? functionName, params FunctionEntry[] functions) => new(address, functionName, functions, null);

    public static RunningLoop Start(string address, BackOff backOff, InvocationHandler handler) =>
        new(address, null, [Function("Acme.Only", handler)], backOff);

    public static FunctionEntry Function(string name, InvocationHandler handler) => new(name, TimeSpan.FromSeconds(30), () => handler);

    public static Task<Stream> EchoAsync(Stream input, InvocationContext invocation) => Task.FromResult(input);

    public static Stream Text(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    /// <summary>Asks the loop to end, and waits until it has.</summary>
    public async Task<int> StopAsync()
    {
        _shutdown.Request();
        return await Ended;
    }

    /// <summary>The log's lines, of a loop that has ended.</summary>
    public JsonElement[] Log() => [.. Encoding.UTF8.GetString(_log.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _shutdown.Dispose();
    }

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
