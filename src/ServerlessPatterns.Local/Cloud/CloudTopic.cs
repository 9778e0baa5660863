using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local;

/// <summary>A topic of a <see cref="LocalCloud"/>.</summary>
public sealed class CloudTopic
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    private readonly LocalTopic _topic;

    internal CloudTopic(LocalTopic topic) => _topic = topic;

    /// <summary>Its name.</summary>
    public string Name => _topic.Settings.Name;

    /// <summary>How many messages were published, duplicates too.</summary>
    public long Published => _topic.Published;

    /// <summary>Publishes a body as it is.</summary>
    /// <param name="body">The body: 1 byte to 256 KiB of UTF-8 (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html).</param>
    /// <param name="groupId">The message group, 1 to 128 letters, digits and punctuation; a FIFO topic needs one.</param>
    /// <param name="deduplicationId">The deduplication id, of the same form; a FIFO topic without content-based deduplication needs one. A second message of an id is dropped for five minutes.</param>
    /// <returns>The message's id.</returns>
    /// <exception cref="LocalException">SNS would refuse it.</exception>
    public string Publish(string body, string? groupId = null, string? deduplicationId = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        try
        {
            return _topic.Publish(new TopicMessage(body) { GroupId = groupId, DeduplicationId = deduplicationId }).MessageId;
        }
        catch (TopicException e)
        {
            throw new LocalException($"The topic {Name} does not take the message: {e.Message}", e);
        }
    }

    /// <summary>Publishes a message as JSON, by <see cref="JsonSerializerDefaults.Web"/>.</summary>
    /// <typeparam name="T">The message's type.</typeparam>
    /// <param name="message">The message.</param>
    /// <param name="groupId">The message group; a FIFO topic needs one.</param>
    /// <param name="deduplicationId">The deduplication id; a FIFO topic without content-based deduplication needs one.</param>
    /// <returns>The message's id.</returns>
    /// <exception cref="LocalException">SNS would refuse it.</exception>
    [RequiresUnreferencedCode("Writes the message by reflection.")]
    [RequiresDynamicCode("Writes the message by reflection.")]
    public string PublishJson<T>(T message, string? groupId = null, string? deduplicationId = null) => Publish(JsonSerializer.Serialize(message, s_web), groupId, deduplicationId);
}
