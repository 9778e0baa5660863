namespace ServerlessPatterns;

/// <summary>
/// The class publishes messages of a type to their topic, though no <see cref="ITopicPublisher{T}"/> stands in its own constructor: something
/// that it uses takes the publisher. Gives the function's role the permission, and the function the topic's address.
/// </summary>
/// <param name="messageType">The message type, which bears <see cref="FanOutTopicAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PublishesAttribute(Type messageType) : Attribute
{
    /// <summary>The message type.</summary>
    public Type MessageType { get; } = messageType;
}
