using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Graph;

/// <summary>Reports senders of messages that have no queue in sight, and do not say that it is elsewhere.</summary>
internal static class SendersWithoutQueue
{
    public static void Check(ServiceInSight service, ReadContext context)
    {
        if (!service.IsComplete)
        {
            return;
        }

        var queues = new HashSet<string>(service.Consumers.Where(consumer => consumer.Source.Kind == SenderKind.Queue).Select(consumer => consumer.QueueName), StringComparer.Ordinal);
        var consumers = service.Consumers.Where(consumer => consumer.Source.Kind == SenderKind.Queue).ToLookup<ConsumerInSight, ISymbol>(consumer => consumer.Message, SymbolEqualityComparer.Default);
        var senders = service.Consumers.Where(consumer => consumer.IsOwn).Select(consumer => (consumer.Type, consumer.Sends))
            .Concat(service.Targets.Select(target => (Type: target, Sends: DeclaredSend.Read(target, context))));
        foreach (var (type, sends) in senders)
        {
            foreach (var send in sends)
            {
                if (send.To.Kind == SenderKind.Queue && !queues.Contains(send.To.Name) && !send.Message.Bears(context.Types.QueueNameAttribute))
                {
                    var (problem, remedy) = Explain(send, consumers[send.Message].FirstOrDefault());
                    context.Report(UsageRules.SenderWithoutQueue, send.Location, type.Name, send.Message.Display(), send.To.Name, problem, remedy);
                }
            }
        }
    }

    private static (string Problem, string Remedy) Explain(DeclaredSend send, ConsumerInSight? consumer)
        => consumer is null
            ? ("no [QueueConsumer] of this project or of one that it references consumes it", $"where the queue is another service's, say so on the message: [QueueName(\"{send.To.Name}\")]")
            : ($"'{consumer.FullName}' consumes the queue '{consumer.QueueName}'", $"name that queue on the message, for sender and consumer alike: [QueueName(\"{consumer.QueueName}\")]");
}
