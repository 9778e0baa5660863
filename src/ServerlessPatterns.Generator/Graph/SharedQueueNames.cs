using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Sending;

namespace ServerlessPatterns.Generator.Graph;

/// <summary>
/// Reports consumers of one queue. A topic's consumers have queues that nobody finds by name, so that another service may have one of the same
/// name; every other queue's name stands in an SSM parameter, of which an environment has one.
/// </summary>
internal static class SharedQueueNames
{
    public static void Check(ServiceInSight service, Action<Diagnostic> report)
    {
        foreach (var same in service.Consumers.GroupBy(consumer => consumer.QueueName, StringComparer.Ordinal).Where(same => same.Skip(1).Any()))
        {
            foreach (var consumer in same.Where(consumer => consumer.IsOwn))
            {
                var others = same.Where(other => !ReferenceEquals(other, consumer) && Collide(consumer, other)).Select(Name).ToArray();
                if (others.Length > 0)
                {
                    report(Diagnostic.Create(UsageRules.SameQueue, consumer.Location, consumer.Type.Name, same.Key, string.Join(", ", others)));
                }
            }
        }
    }

    private static bool Collide(ConsumerInSight consumer, ConsumerInSight other)
        => other.IsOwn || (consumer.Source.Kind == SenderKind.Queue && other.Source.Kind == SenderKind.Queue);

    private static string Name(ConsumerInSight consumer)
        => consumer.IsOwn ? $"'{consumer.FullName}'" : $"'{consumer.FullName}' of the project '{consumer.Type.ContainingAssembly.Name}'";
}
