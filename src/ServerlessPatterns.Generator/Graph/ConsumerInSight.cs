using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Graph;

/// <summary>
/// A [QueueConsumer] class of this project or of one that it references, as far as its symbol tells. An analyzer's own: unlike a model it holds
/// symbols and places.
/// </summary>
/// <param name="Type">The class.</param>
/// <param name="Message">What it takes.</param>
/// <param name="Source">The topic or queue that its messages come from.</param>
/// <param name="QueueName">Its queue's logical name.</param>
/// <param name="Sends">What it sends.</param>
/// <param name="Location">Its attribute; null in another assembly.</param>
internal sealed record ConsumerInSight(INamedTypeSymbol Type, ITypeSymbol Message, Destination Source, string QueueName, IReadOnlyList<DeclaredSend> Sends, Location? Location)
{
    /// <summary>Whether it is a class of this project.</summary>
    public bool IsOwn => Location is not null;

    public string FullName { get; } = Type.ToDisplayString();

    /// <summary>What a reader calls its source: the message, or, where that is a raw body, the queue.</summary>
    public string SourceName { get; init; } = Message.Display();

    /// <summary>Reads a class; null where it is half typed.</summary>
    public static ConsumerInSight? Read(INamedTypeSymbol type, AttributeData attribute, ReadContext context)
    {
        if (MessageOf(type) is not { } message || message.Contains(static part => part.TypeKind == TypeKind.Error))
        {
            return null;
        }

        var topic = TopicReader.Reference(message, context);
        var named = MessageReader.Form(message, context.Types) == MessageForm.Json && topic is null ? message : null;
        return QueueNameReader.Read(type, attribute, named, context) is { } queueName
            ? new ConsumerInSight(
                type,
                message,
                topic is null ? new Destination(SenderKind.Queue, queueName) : new Destination(SenderKind.Topic, topic.Name),
                queueName,
                DeclaredSend.Read(type, context),
                context.Own(attribute.Location()))
            {
                SourceName = named is null && topic is null ? queueName : message.Display(),
            }
            : null;
    }

    private static ITypeSymbol? MessageOf(INamedTypeSymbol type)
        => type.WithBases()
            .SelectMany(each => each.GetMembers("HandleAsync").OfType<IMethodSymbol>())
            .FirstOrDefault(method => method is { IsStatic: false, IsGenericMethod: false, Parameters.Length: > 0 })?.Parameters[0].Type;
}
