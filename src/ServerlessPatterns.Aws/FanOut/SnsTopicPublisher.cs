using System.Text.Json.Serialization.Metadata;

namespace ServerlessPatterns.Aws;

/// <summary>Publishes messages to an SNS topic.</summary>
/// <typeparam name="T">The message type.</typeparam>
public sealed class SnsTopicPublisher<T> : ITopicPublisher<T>
{
    /// <summary>Prepares the publisher; no call is made.</summary>
    /// <param name="topicArn">The topic's ARN.</param>
    /// <param name="typeInfo">How messages are written.</param>
    /// <param name="client">The client; null: one that all publishers share, with the environment's credentials and region.</param>
    public SnsTopicPublisher(string topicArn, JsonTypeInfo<T> typeInfo, SnsClient? client = null)
    {
        throw new NotImplementedException();
    }

    /// <inheritdoc/>
    public Task<string> PublishAsync(T message, SendOptions? options = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task PublishBatchAsync(IEnumerable<T> messages, Func<T, SendOptions?>? options = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
