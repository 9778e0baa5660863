using System.Text.Json.Serialization.Metadata;
using Amazon.SQS;

namespace ServerlessPatterns.Aws;

/// <summary>Sends messages to an SQS queue.</summary>
/// <typeparam name="T">The message type.</typeparam>
public sealed class SqsQueueSender<T> : IQueueSender<T>
{
    /// <summary>Prepares the sender; no call is made.</summary>
    /// <param name="queueUrl">The queue's URL.</param>
    /// <param name="typeInfo">How messages are written.</param>
    /// <param name="client">The client; null: one that all senders share, with the environment's credentials and region.</param>
    public SqsQueueSender(string queueUrl, JsonTypeInfo<T> typeInfo, IAmazonSQS? client = null)
    {
        throw new NotImplementedException();
    }

    /// <inheritdoc/>
    public Task<string> SendAsync(T message, SendOptions? options = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task SendBatchAsync(IEnumerable<T> messages, Func<T, SendOptions?>? options = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
