using BenchmarkDotNet.Attributes;

namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>The same request to targets of more and more routes: what it costs depends on its path alone.</summary>
public class RoutingBenchmark
{
    private const int Requests = 200;

    private readonly byte[] _event = RequestEvent.Json();
    private Func<Stream, Task<Stream>> _function = null!;

    /// <summary>How many routes the target has.</summary>
    [Params(20, 200, 1000)]
    public int Routes { get; set; }

    [GlobalSetup]
    public void Setup() => _function = GeneratedEndpoint.Compile(Routes);

    /// <summary>From event to answer.</summary>
    /// <returns>Completes with the last answer.</returns>
    [Benchmark(OperationsPerInvoke = Requests)]
    public async Task Answer()
    {
        for (var request = 0; request < Requests; request++)
        {
            await using var stream = await _function(new MemoryStream(_event, 0, _event.Length, writable: false, publiclyVisible: true));
        }
    }
}
