using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>What can be seen only when every class of the service is known.</summary>
internal static class ServiceRules
{
    /// <summary>No consumer comes near it; below it a template need not be written only to be counted.</summary>
    private const int MostResourcesOfOne = 20;

    /// <param name="service">The service.</param>
    /// <param name="locations">Where each of its consumers is declared.</param>
    /// <param name="report">Takes the problems.</param>
    public static void Check(ServiceModel service, IReadOnlyList<Location?> locations, Action<Diagnostic> report)
    {
        var consumers = service.QueueConsumers;
        foreach (var same in consumers.Select((consumer, index) => (consumer, index)).GroupBy(each => each.consumer.QueueName, StringComparer.Ordinal))
        {
            if (same.Skip(1).Any())
            {
                foreach (var (consumer, index) in same)
                {
                    var others = same.Where(other => other.index != index).Select(other => $"'{other.consumer.Function.Class.FullName}'");
                    report(Diagnostic.Create(UsageRules.SameQueue, locations[index] ?? Location.None, consumer.Function.Class.Name, same.Key, string.Join(", ", others)));
                }
            }
        }

        if ((consumers.Count + service.Topics.Count) * MostResourcesOfOne > ServiceTemplate.MaximumResources
            && ServiceTemplate.CountResources(service) is var count and > ServiceTemplate.MaximumResources)
        {
            report(Diagnostic.Create(UsageRules.TooManyResources, (locations.Count == 0 ? null : locations[0]) ?? Location.None, service.Assembly.ServiceName, count, ServiceTemplate.MaximumResources, consumers.Count));
        }
    }
}
