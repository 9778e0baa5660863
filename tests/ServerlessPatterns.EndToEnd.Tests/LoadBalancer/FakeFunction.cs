using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Testing;
using ServerlessPatterns.Testing.LoadBalancer;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>A function that answers every event alike, and keeps the events.</summary>
internal sealed class FakeFunction(string answer, InvocationOutcome outcome = InvocationOutcome.Answered)
{
    private readonly ConcurrentQueue<JsonElement> _events = new();

    public IReadOnlyCollection<JsonElement> Events => _events;

    /// <summary>The only event so far.</summary>
    public JsonElement Event => Assert.Single(_events);

    public FrontTarget Target(bool hasMultiValueHeaders = true)
        => new("arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/orders/1", hasMultiValueHeaders, "/health", Invoke);

    /// <summary>A listener with one rule, which takes every path to the function.</summary>
    public LoadBalancerFront Listen(bool hasMultiValueHeaders = true)
        => LoadBalancerFront.Start([new FrontRule(1, ["/*"], [], Target(hasMultiValueHeaders))]);

    private Task<InvocationResult> Invoke(ReadOnlyMemory<byte> sent)
    {
        using var document = JsonDocument.Parse(sent);
        _events.Enqueue(document.RootElement.Clone());
        return Task.FromResult(new InvocationResult(outcome, Encoding.UTF8.GetBytes(answer), null));
    }
}
