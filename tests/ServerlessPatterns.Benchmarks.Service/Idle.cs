namespace ServerlessPatterns.Benchmarks.Service;

/// <summary>Does nothing with a message.</summary>
[QueueConsumer(BatchSize = 10)]
public sealed class Idle
{
    /// <summary>Nothing.</summary>
    /// <param name="message">The body.</param>
    /// <returns>A task that has ended.</returns>
    public ValueTask HandleAsync(Order message) => default;
}
