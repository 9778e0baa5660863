using ServerlessPatterns.EndToEnd.Tests.Functions;
using ServerlessPatterns.Local.LoadBalancers;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>A running function as the load balancer invokes it.</summary>
internal sealed class DeployedTarget(RunningFunction function) : ITargetFunction
{
    public async Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> input, bool isHealthCheck, CancellationToken cancellationToken)
    {
        var result = await function.InvokeAsync(input);
        return result.Outcome switch
        {
            InvocationOutcome.Answered => result.Payload,
            InvocationOutcome.Failed => throw new InvalidOperationException(result.Text),
            _ => throw new InvalidOperationException("It ended without an answer."),
        };
    }
}
