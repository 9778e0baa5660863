using System.Text.Json.Serialization.Metadata;
using Amazon.SQS;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Sends messages to an SQS queue: as JSON, but <see cref="string"/> and <c>ReadOnlyMemory&lt;byte&gt;</c> (UTF-8) as they are. The current
/// activity goes along as the attribute <c>traceparent</c> (and <c>tracestate</c>) where there is room, the invocation's tracing header as
/// <c>AWSTraceHeader</c>.
/// </summary>
/// <typeparam name="T">The message type.</typeparam>
public sealed class SqsQueueSender<T> : IQueueSender<T>
{
    private readonly MessageSender<T> _sender;

    /// <summary>Prepares the sender; no call is made.</summary>
    /// <param name="queueUrl">The queue's URL.</param>
    /// <param name="typeInfo">
    /// How messages are written. A context without [JsonSourceGenerationOptions] is taken to mean JsonSerializerDefaults.Web, as consumers take it.
    /// </param>
    /// <param name="client">
    /// The client; null: one that all senders to queues of a region share, with the environment's credentials. The region is then the URL's, else the environment's;
    /// an endpoint in <c>AWS_ENDPOINT_URL_SQS</c>, <c>AWS_ENDPOINT_URL</c> or the profile goes before the URL's.
    /// </param>
    /// <exception cref="ArgumentException">That is no queue's URL.</exception>
    public SqsQueueSender(string queueUrl, JsonTypeInfo<T> typeInfo, IAmazonSQS? client = null)
    {
        QueueUrl.Check(queueUrl, nameof(queueUrl));
        ArgumentNullException.ThrowIfNull(typeInfo);
        _sender = new MessageSender<T>(new SqsTransport(queueUrl, typeof(T), client), MessageTypeInfo.AsConsumersReadIt(typeInfo));
    }

    /// <inheritdoc/>
    public Task<string> SendAsync(T message, SendOptions? options = null, CancellationToken cancellationToken = default)
        => _sender.SendAsync(message, options, cancellationToken);

    /// <inheritdoc/>
    public Task SendBatchAsync(IEnumerable<T> messages, Func<T, SendOptions?>? options = null, CancellationToken cancellationToken = default)
        => _sender.SendBatchAsync(messages, options, cancellationToken);
}
