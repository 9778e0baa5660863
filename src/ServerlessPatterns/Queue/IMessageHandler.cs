namespace ServerlessPatterns.Queue;

/// <summary>What the batch loop, which knows no message type, calls for each message.</summary>
internal interface IMessageHandler
{
    /// <summary>Reads a message out of its body and handles it; may throw at once as well as later.</summary>
    /// <param name="batch">The event.</param>
    /// <param name="index">The message's record, whose body is text.</param>
    /// <param name="invocation">The invocation.</param>
    /// <param name="cancellationToken">Fires before the invocation's deadline.</param>
    /// <returns>The message's completion.</returns>
    ValueTask HandleAsync(EventBatch batch, int index, InvocationContext invocation, CancellationToken cancellationToken);
}
