using System.Collections.Concurrent;
using ServerlessPatterns.Local.LoadBalancers;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>A listener on a free port, and what it answered with an error of its own.</summary>
internal sealed class WatchedListener : IAsyncDisposable
{
    private readonly LoadBalancerListener _listener;
    private readonly ConcurrentQueue<FailedRequest> _failed = new();

    private WatchedListener(LoadBalancerListener listener)
    {
        _listener = listener;
        _listener.Failed += _failed.Enqueue;
    }

    public Uri Address => new(_listener.Address.ToString().TrimEnd('/'));

    /// <summary>What AWS does not say how a load balancer takes it.</summary>
    public IReadOnlyCollection<string> Failures => Reasons(500);

    /// <summary>Why the client was answered 502, each time.</summary>
    public IReadOnlyCollection<string> BadAnswers => Reasons(502);

    /// <summary>Starts listening.</summary>
    public static async Task<WatchedListener> StartAsync(IEnumerable<ListenerRule> rules, FixedResponse? byDefault = null)
        => new(await LoadBalancerListener.StartAsync(0, rules, byDefault ?? new FixedResponse(), TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private string[] Reasons(int status) => [.. _failed.Where(request => request.Status == status).Select(request => request.Reason)];
}
