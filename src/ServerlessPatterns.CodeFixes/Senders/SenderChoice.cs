using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Graph;
using ServerlessPatterns.Generator.LoadBalancer;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>The sender that a message asks for.</summary>
/// <param name="Type">IQueueSender or ITopicPublisher of the message.</param>
/// <param name="Method">Its method for one message.</param>
internal sealed record SenderChoice(INamedTypeSymbol Type, string Method)
{
    /// <summary>
    /// Chooses it; null where no queue of the message is known, or where it is a FIFO queue's or topic's: that needs a group, which only the sender knows. See
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
    /// </summary>
    public static SenderChoice? Of(INamedTypeSymbol message, ReadContext context)
    {
        if (Destination.Of(message, context) is not { } destination)
        {
            return null;
        }

        if (destination.Kind == SenderKind.Topic)
        {
            return message.Attribute(context.Types.FanOutTopicAttribute)?.Named<bool>("Fifo") != true ? Make(context.Types.TopicPublisher, "PublishAsync") : null;
        }

        var consumer = InSight(context).Consumers.FirstOrDefault(each => each.Source == destination);
        return consumer is not null
            ? consumer.Type.Attribute(context.Types.QueueConsumerAttribute)?.Named<bool>("Fifo") != true ? Make(context.Types.QueueSender, "SendAsync") : null
            : message.Bears(context.Types.QueueNameAttribute) ? Make(context.Types.QueueSender, "SendAsync") : null;

        SenderChoice? Make(INamedTypeSymbol? type, string method) => type is null ? null : new SenderChoice(type.Construct(message), method);
    }

    /// <summary>Whether the generator makes a function of a class, so that it gives the class its senders.</summary>
    public static bool IsFunction(INamedTypeSymbol type, ReadContext context)
        => (type.Attribute(context.Types.QueueConsumerAttribute), type.Attribute(context.Types.LoadBalancerTargetAttribute)) switch
        {
            ({ } consumer, null) => QueueConsumerReader.Read(type, consumer, context) is not null,
            (null, { } target) => TargetReader.Read(type, target, context) is not null,
            _ => false,
        };

    /// <summary>How many messages of the project come back to who sends them, or come to nobody.</summary>
    public static int Doubts(ReadContext context)
    {
        var doubts = 0;
        var service = InSight(context);
        MessageCycles.Check(service, _ => doubts++);
        SendersWithoutQueue.Check(service, new ReadContext(context.Compilation, context.Types, _ => doubts++, context.CancellationToken));
        return doubts;
    }

    private static ServiceInSight InSight(ReadContext context)
    {
        var attributed = context.Index.Attributed;
        return ServiceInSight.Read(
            attributed.Bearing(context.Types.QueueConsumerAttribute.Name).Select(type => (Type: type, Attribute: type.Attribute(context.Types.QueueConsumerAttribute)!)).Where(each => each.Attribute is not null),
            context.Types.LoadBalancerTargetAttribute is { } target ? attributed.Bearing(target.Name).Where(type => type.Bears(target)) : [],
            context);
    }
}
