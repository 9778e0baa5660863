using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.LoadBalancers;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>A function that answers every event alike, or fails, and keeps the events.</summary>
internal sealed class FakeFunction(string answer, string? failure = null) : ITargetFunction
{
    private readonly ConcurrentQueue<JsonElement> _events = new();

    public IReadOnlyCollection<JsonElement> Events => _events;

    /// <summary>The only event so far.</summary>
    public JsonElement Event => Assert.Single(_events);

    public TargetGroup Target(bool hasMultiValueHeaders = true)
        => new("arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/orders/1", hasMultiValueHeaders, new HealthCheckSettings("/health"), this);

    /// <summary>A listener with one rule, which takes every path to the function.</summary>
    public Task<WatchedListener> ListenAsync(bool hasMultiValueHeaders = true)
        => WatchedListener.StartAsync([new ListenerRule("All", 1, ["/*"], [], Target(hasMultiValueHeaders))]);

    public Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> input, bool isHealthCheck, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(input);
        _events.Enqueue(document.RootElement.Clone());
        return failure is null ? Task.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(answer)) : Task.FromException<ReadOnlyMemory<byte>>(new InvalidOperationException(failure));
    }
}
