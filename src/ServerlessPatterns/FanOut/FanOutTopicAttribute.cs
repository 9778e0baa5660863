namespace ServerlessPatterns;

/// <summary>
/// An SNS topic for messages of this type. Each <see cref="QueueConsumerAttribute"/> class whose <c>HandleAsync</c> takes the type gets a
/// queue of its own, subscribed to the topic, so that a consumer that is slow or down delays no other. Publish with
/// <see cref="ITopicPublisher{T}"/>.
/// </summary>
/// <param name="topicName">
/// The topic's logical name: 1 to 256 letters of ASCII, digits, hyphens and underscores; null: the type's name in kebab case.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class FanOutTopicAttribute(string? topicName = null) : Attribute
{
    /// <summary>The topic's logical name; null: the type's name in kebab case.</summary>
    public string? TopicName { get; } = topicName;

    /// <summary>
    /// A FIFO topic: messages of a group reach each FIFO queue in order and once. A consumer's queue is then FIFO too, unless it says
    /// otherwise. See <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html">SNS: FIFO topics</see>.
    /// </summary>
    public bool Fifo { get; set; }

    /// <summary>
    /// Two messages with the same body, published within five minutes, are one: no deduplication id is needed. FIFO topics only. See
    /// <see href="https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html">SNS: message deduplication</see>.
    /// </summary>
    public bool ContentBasedDeduplication { get; set; }

    /// <summary>
    /// The service whose template holds the topic, by its <see cref="ServerlessServiceAttribute"/> name; null: the service of the
    /// assembly that declares the type. A contracts library, which is no service, names the owner here.
    /// </summary>
    public string? Owner { get; set; }

    /// <summary>The topic is there for consumers outside this solution, so that it is no oversight when nothing in sight consumes it.</summary>
    public bool Exported { get; set; }
}
