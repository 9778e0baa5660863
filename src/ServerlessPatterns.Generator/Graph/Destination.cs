using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Graph;

/// <summary>A queue or a topic, which messages go to and come from.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">Its logical name.</param>
internal readonly record struct Destination(SenderKind Kind, string Name)
{
    /// <summary>Where senders of a message type send: to its topic, to the queue that it names, or to the queue named after it.</summary>
    /// <returns>Null for what names neither: a raw body, or a name that is half typed.</returns>
    public static Destination? Of(ITypeSymbol message, ReadContext context)
        => TopicReader.Reference(message, context) is { } topic ? new Destination(SenderKind.Topic, topic.Name)
            : MessageReader.Form(message, context.Types) != MessageForm.Json ? null
            : message.Attribute(context.Types.QueueNameAttribute) is not { } queueName ? new Destination(SenderKind.Queue, LogicalName.Of(message))
            : queueName.Positional(0)?.Scalar() is string name ? new Destination(SenderKind.Queue, name)
            : null;
}
