namespace ServerlessPatterns;

/// <summary>
/// Sends messages to the queue of their type. Take it as a constructor parameter of a pattern class: that gives the function's role the
/// permission, and the function the queue's address. The implementation is in the package ServerlessPatterns.Aws.
/// </summary>
/// <typeparam name="T">The message type. Its queue has the name that <see cref="QueueNameAttribute"/> says, else the type's in kebab case.</typeparam>
public interface IQueueSender<T>
{
    /// <summary>Sends one message.</summary>
    /// <param name="message">The message; at most 1 MiB as JSON, its attributes included.</param>
    /// <param name="options">Group, deduplication id, delay and attributes; a FIFO queue needs a group and a deduplication id.</param>
    /// <param name="cancellationToken">Gives up; whether the message was sent is then not known.</param>
    /// <returns>The id that SQS gave the message.</returns>
    /// <exception cref="ArgumentException">The message is too large, or the options do not fit the queue; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the inner <see cref="SendException"/>, if a call was under way, says so of the message.</exception>
    /// <exception cref="SendException">SQS did not take the message, or could not be reached.</exception>
    Task<string> SendAsync(T message, SendOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends messages, as many as there are, in batches of up to ten, several batches at once; all are kept in memory until then. On a FIFO
    /// queue the order of each group is kept: where a message cannot be sent, those of its group that follow it are not. To that end a batch has
    /// one message of a group at most, so that many groups are sent faster than few.
    /// </summary>
    /// <param name="messages">The messages; each at most 1 MiB as JSON, its attributes included.</param>
    /// <param name="options">The options of each message; null: none.</param>
    /// <param name="cancellationToken">Gives up: calls under way are broken off, others not made.</param>
    /// <returns>A task that completes when SQS has taken every message.</returns>
    /// <exception cref="ArgumentException">A message is too large, or its options do not fit the queue; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the inner <see cref="SendException"/>, if any call was made, lists what was not sent.</exception>
    /// <exception cref="SendException">Some messages were not sent: it lists them, each with the reason. The others were.</exception>
    Task SendBatchAsync(IEnumerable<T> messages, Func<T, SendOptions?>? options = null, CancellationToken cancellationToken = default);
}
