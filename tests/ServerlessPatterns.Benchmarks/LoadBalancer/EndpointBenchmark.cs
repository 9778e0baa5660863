using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;

namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>One request from event to answer, a target of twenty routes, small JSON in and out.</summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "GlobalCleanup disposes of it.")]
public class EndpointBenchmark
{
    /// <summary>How many requests a call of a benchmark's method makes.</summary>
    internal const int Requests = 200;


    private readonly byte[] _event = RequestEvent.Json();
    private Func<Stream, Task<Stream>> _ours = null!;
    private AspNetCoreEndpoint _aspNetCore = null!;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _ours = GeneratedEndpoint.Compile(20);
        _aspNetCore = await AspNetCoreEndpoint.StartAsync();

        // All three must have done the same.
        foreach (var text in new[] { await TextAsync(_ours(Input())), await TextAsync(GraphEndpoint.HandleAsync(Input())), await TextAsync(_aspNetCore.SendAsync()) })
        {
            if (!text.Replace("\\u0022", "\"", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Contains("""{"orderId":"A-1001","line":2,"sku":"TEA-250","quantity":3,"total":37.5,"tenant":"acme"}""", StringComparison.Ordinal))
            {
                throw new InvalidOperationException("An unexpected answer: " + text);
            }
        }
    }

    [GlobalCleanup]
    public async Task CleanupAsync() => await _aspNetCore.DisposeAsync();

    /// <summary>The event into an object graph, a switch written by hand, the answer out of a graph.</summary>
    /// <returns>Completes with the last answer.</returns>
    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    public Task EventGraph() => RepeatAsync(() => GraphEndpoint.HandleAsync(Input()));

    /// <summary>The generated function.</summary>
    /// <returns>Completes with the last answer.</returns>
    [Benchmark(OperationsPerInvoke = Requests)]
    public Task Ours() => RepeatAsync(() => _ours(Input()));

    /// <summary>ASP.NET Core's routing and binding.</summary>
    /// <returns>Completes with the last answer.</returns>
    [Benchmark(OperationsPerInvoke = Requests)]
    public Task AspNetCore() => RepeatAsync(_aspNetCore.SendAsync);

    private static async Task RepeatAsync(Func<Task<Stream>> answer)
    {
        for (var request = 0; request < Requests; request++)
        {
            // Whoever calls disposes of the answer, as the Runtime API loop does.
            await using var stream = await answer();
        }
    }

    private static async Task<string> TextAsync(Task<Stream> answer)
    {
        await using var stream = await answer;
        return new StreamReader(stream).ReadToEnd() is { Length: > 0 } text ? text : System.Text.Encoding.UTF8.GetString(((MemoryStream)stream).ToArray());
    }

    private MemoryStream Input() => new(_event, 0, _event.Length, writable: false, publiclyVisible: true);
}
