using ServerlessPatterns.Generator.Messages;

namespace ServerlessPatterns.Generator.Sending;

/// <summary>A sender that a pattern class declares, by its constructor or by [Sends] and [Publishes].</summary>
/// <param name="Kind">To a queue or to a topic.</param>
/// <param name="Message">The message type, and how it is written.</param>
/// <param name="Name">The logical name of the queue or topic.</param>
/// <param name="Variable">The environment variable that holds the queue's URL or the topic's ARN.</param>
internal sealed record SenderModel(SenderKind Kind, MessageModel Message, string Name, string Variable)
{
    /// <summary>The service whose template holds the topic; null for a queue, whose owner no declaration names.</summary>
    public string? TopicOwner { get; init; }
}
