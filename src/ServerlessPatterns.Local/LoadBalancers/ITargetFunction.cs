namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>The function in a target group.</summary>
internal interface ITargetFunction
{
    /// <summary>Invokes it; what it throws is the function's failure.</summary>
    /// <param name="input">The event.</param>
    /// <param name="isHealthCheck">Whether the load balancer asks for itself, and nobody else.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The function's answer.</returns>
    Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> input, bool isHealthCheck, CancellationToken cancellationToken);
}
