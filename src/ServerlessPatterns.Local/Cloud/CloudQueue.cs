using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local;

/// <summary>A queue of a <see cref="LocalCloud"/>.</summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is what SQS calls a queue.")]
public sealed class CloudQueue
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    private readonly LocalQueue _queue;
    private readonly CloudResources _resources;

    internal CloudQueue(LocalQueue queue, CloudResources resources) => (_queue, _resources) = (queue, resources);

    /// <summary>Its name.</summary>
    public string Name => _queue.Settings.Name;

    /// <summary>How many messages it holds: visible, in flight and delayed.</summary>
    public int Count => _queue.Count().Total;

    /// <summary>Its messages, the first 1000, the oldest first; looking takes none of them away.</summary>
    public IReadOnlyList<CloudMessage> Messages
        => [.. _queue.Peek(1000).Select(message => new CloudMessage(message.Message.Id.ToString(), message.Message.Text, message.ReceiveCount, message.LastFailure))];

    /// <summary>
    /// Sends what lies in a dead-letter queue back to where each message came from; what a topic could not deliver, to the queue that it was for
    /// (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html).
    /// </summary>
    /// <returns>How many messages were moved.</returns>
    /// <exception cref="LocalException">It is no dead-letter queue.</exception>
    public int Redrive() => _resources.Redrive(_queue);

    /// <summary>Sends a body as it is.</summary>
    /// <param name="body">The body: 1 byte to 1 MiB of UTF-8 (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html).</param>
    /// <param name="groupId">The message group, 1 to 128 letters, digits and punctuation; a FIFO queue needs one.</param>
    /// <param name="deduplicationId">The deduplication id, of the same form; a FIFO queue without content-based deduplication needs one. A second message of an id is dropped for five minutes.</param>
    /// <returns>The message's id.</returns>
    /// <exception cref="LocalException">SQS would refuse it.</exception>
    public string Send(string body, string? groupId = null, string? deduplicationId = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        try
        {
            return _queue.Send(new NewMessage(body) { GroupId = groupId, DeduplicationId = deduplicationId }).Id.ToString();
        }
        catch (QueueException e)
        {
            throw new LocalException($"The queue {Name} does not take the message: {e.Message}", e);
        }
    }

    /// <summary>Sends a message as JSON, by <see cref="JsonSerializerDefaults.Web"/>.</summary>
    /// <typeparam name="T">The message's type.</typeparam>
    /// <param name="message">The message.</param>
    /// <param name="groupId">The message group; a FIFO queue needs one.</param>
    /// <param name="deduplicationId">The deduplication id; a FIFO queue without content-based deduplication needs one.</param>
    /// <returns>The message's id.</returns>
    /// <exception cref="LocalException">SQS would refuse it.</exception>
    [RequiresUnreferencedCode("Writes the message by reflection.")]
    [RequiresDynamicCode("Writes the message by reflection.")]
    public string SendJson<T>(T message, string? groupId = null, string? deduplicationId = null) => Send(JsonSerializer.Serialize(message, s_web), groupId, deduplicationId);
}
