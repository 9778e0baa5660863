namespace ServerlessPatterns;

/// <summary>
/// The class sends messages of a type to their queue, though no <see cref="IQueueSender{T}"/> stands in its own constructor: something that it
/// uses takes the sender. Gives the function's role the permission, and the function the queue's address.
/// </summary>
/// <param name="messageType">The message type.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SendsAttribute(Type messageType) : Attribute
{
    /// <summary>The message type.</summary>
    public Type MessageType { get; } = messageType;
}
