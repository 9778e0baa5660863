using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Graph;

namespace ServerlessPatterns.Generator.Service;

/// <summary>What can be seen only when every class of the service is known.</summary>
internal static class ServiceRules
{
    /// <summary>No consumer comes near it; below it a template need not be written only to be counted.</summary>
    private const int MostResourcesOfOne = 20;

    /// <param name="service">The service, of its valid classes.</param>
    /// <param name="inSight">Every consumer that the project can see, and where the project's own are declared.</param>
    /// <param name="context">Where to read and report.</param>
    public static void Check(ServiceModel service, ServiceInSight inSight, ReadContext context)
    {
        SharedQueueNames.Check(inSight, context.Report);
        MessageCycles.Check(inSight, context.Report);
        UnconsumedTopics.Check(inSight, context);
        SendersWithoutQueue.Check(inSight, context);
        SharedPaths.Check(context);
        TopicsWithoutOwner.Check(inSight, context);

        var patterns = service.Patterns;
        var consumers = patterns.QueueConsumers;
        if ((consumers.Count + patterns.Topics.Count + (patterns.Tables.Count * 2) + patterns.Targets.Count) * MostResourcesOfOne > ServiceTemplate.MaximumResources
            && ServiceTemplate.CountResources(service) is var count and > ServiceTemplate.MaximumResources)
        {
            var location = inSight.Consumers.FirstOrDefault(consumer => consumer.IsOwn)?.Location ?? context.Index.Tables.Concat(inSight.Targets).Select(ClassReader.Location).FirstOrDefault();
            context.Report(UsageRules.TooManyResources, location, service.Assembly.ServiceName, count, ServiceTemplate.MaximumResources, Contents(patterns));
        }
    }

    /// <summary>What a service is made of, <c>40 consumers, 2 tables and 3 targets</c>.</summary>
    internal static string Contents(ServicePatterns patterns)
    {
        var parts = new List<string> { $"{patterns.QueueConsumers.Count} consumers" };
        if (patterns.Tables.Count > 0)
        {
            parts.Add($"{patterns.Tables.Count} tables");
        }

        if (patterns.Targets.Count > 0)
        {
            parts.Add($"{patterns.Targets.Count} targets");
        }

        var last = parts[parts.Count - 1];
        return parts.Count == 1 ? last : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {last}";
    }
}
