using System.Text.Json.Serialization.Metadata;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Publishes messages to an SNS topic. It may be used by any number of threads at once. A message is written as JSON, but a <see cref="string"/>
/// and a <see cref="ReadOnlyMemory{T}"/> of bytes are the body as they are. See
/// <see href="https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html">SNS: PublishBatch</see> for the limits, and
/// <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html">message attributes</see> for why there are at most ten: raw
/// delivery discards messages with more.
/// </summary>
/// <typeparam name="T">The message type.</typeparam>
public sealed class SnsTopicPublisher<T> : ITopicPublisher<T>
{
    private readonly MessageSender<T> _sender;

    /// <summary>Prepares the publisher; no call is made.</summary>
    /// <param name="topicArn">The topic's ARN. One that ends in <c>.fifo</c> is a FIFO topic's: each message needs a group.</param>
    /// <param name="typeInfo">
    /// How messages are written. A context without [JsonSourceGenerationOptions] is taken to mean JsonSerializerDefaults.Web, as consumers take it.
    /// </param>
    /// <param name="client">The client; null: one that all publishers to topics of a region share, with the environment's credentials, in the ARN's region.</param>
    /// <exception cref="ArgumentException">The ARN is not that of an SNS topic.</exception>
    public SnsTopicPublisher(string topicArn, JsonTypeInfo<T> typeInfo, SnsClient? client = null)
    {
        TopicArn.Check(topicArn, nameof(topicArn));
        ArgumentNullException.ThrowIfNull(typeInfo);
        _sender = new MessageSender<T>(new SnsTransport(topicArn, typeof(T), client), MessageTypeInfo.AsConsumersReadIt(typeInfo));
    }

    /// <inheritdoc/>
    public Task<string> PublishAsync(T message, SendOptions? options = null, CancellationToken cancellationToken = default)
        => _sender.SendAsync(message, options, cancellationToken);

    /// <inheritdoc/>
    public Task PublishBatchAsync(IEnumerable<T> messages, Func<T, SendOptions?>? options = null, CancellationToken cancellationToken = default)
        => _sender.SendBatchAsync(messages, options, cancellationToken);
}
