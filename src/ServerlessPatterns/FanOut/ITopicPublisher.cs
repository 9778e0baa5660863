namespace ServerlessPatterns;

/// <summary>
/// Publishes messages to the topic of their type. Take it as a constructor parameter of a pattern class: that gives the function's role
/// the permission, and the function the topic's address. The implementation is in the package ServerlessPatterns.Aws.
/// </summary>
/// <typeparam name="T">The message type, which bears <see cref="FanOutTopicAttribute"/>.</typeparam>
public interface ITopicPublisher<T>
{
    /// <summary>Publishes one message.</summary>
    /// <param name="message">The message; at most 256 KiB as JSON, its attributes included.</param>
    /// <param name="options">Group, deduplication id and attributes; on a FIFO topic a group is needed. A topic knows no delay.</param>
    /// <param name="cancellationToken">Gives up; whether the message was published is then not known.</param>
    /// <returns>The id that SNS gave the message.</returns>
    /// <exception cref="ArgumentException">The message is too large, or the options do not fit the topic; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the inner <see cref="SendException"/>, if a call was under way, says so of the message.</exception>
    /// <exception cref="SendException">SNS did not take the message, or could not be reached.</exception>
    Task<string> PublishAsync(T message, SendOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Publishes messages, as many as there are, in batches of up to ten, several batches at once; all are kept in memory until then. On a FIFO
    /// topic the order of each group is kept: where a message cannot be published, those of its group that follow it are not. To that end a batch
    /// has one message of a group at most, so that many groups are published faster than few.
    /// </summary>
    /// <param name="messages">The messages; each at most 256 KiB as JSON, its attributes included.</param>
    /// <param name="options">The options of each message; null: none.</param>
    /// <param name="cancellationToken">Gives up: calls under way are broken off, others not made.</param>
    /// <returns>A task that completes when SNS has taken every message.</returns>
    /// <exception cref="ArgumentException">A message is too large, or its options do not fit the topic; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the inner <see cref="SendException"/>, if any call was made, lists what was not published.</exception>
    /// <exception cref="SendException">Some messages were not published: it lists them, each with the reason. The others were.</exception>
    Task PublishBatchAsync(IEnumerable<T> messages, Func<T, SendOptions?>? options = null, CancellationToken cancellationToken = default);
}
