using ServerlessPatterns.Local.Functions;
using ServerlessPatterns.Local.LoadBalancers;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local;

/// <summary>A function of the cloud as the load balancer invokes it. A request is work that is waited for; a health check is not, for there is always a next.</summary>
internal sealed class LocalTargetFunction(LocalFunction function, Quiescence quiescence) : ITargetFunction
{
    public async Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> input, bool isHealthCheck, CancellationToken cancellationToken)
    {
        if (isHealthCheck)
        {
            return await function.CheckHealthAsync(input, cancellationToken).ConfigureAwait(false);
        }

        quiescence.Add();
        try
        {
            return await function.InvokeAsync(input, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            quiescence.Remove();
        }
    }
}
