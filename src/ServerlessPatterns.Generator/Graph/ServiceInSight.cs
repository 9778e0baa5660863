using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Graph;

/// <summary>The consumers that a project can see: its own, and those of the projects and packages that it references.</summary>
/// <param name="Consumers">The consumers, this project's first, each part by its names, which no order of files changes.</param>
/// <param name="IsComplete">Whether every class of this project could be read, so that what is not there is truly missing.</param>
/// <param name="Targets">The project's classes that bear [LoadBalancerTarget], valid or not: they send, and nothing comes to them that somebody sends.</param>
internal sealed record ServiceInSight(IReadOnlyList<ConsumerInSight> Consumers, bool IsComplete, IReadOnlyList<INamedTypeSymbol> Targets)
{
    /// <param name="own">The project's classes that bear [QueueConsumer].</param>
    /// <param name="targets">Those that bear [LoadBalancerTarget].</param>
    /// <param name="context">Where to read.</param>
    public static ServiceInSight Read(IEnumerable<(INamedTypeSymbol Type, AttributeData Attribute)> own, IEnumerable<INamedTypeSymbol> targets, ReadContext context)
    {
        var isComplete = true;
        var consumers = new List<ConsumerInSight>();
        foreach (var (type, attribute) in own)
        {
            if (ConsumerInSight.Read(type, attribute, context) is { IsOwn: true } consumer)
            {
                consumers.Add(consumer);
            }
            else
            {
                isComplete = false;
            }
        }

        var attributeClass = context.Types.QueueConsumerAttribute;
        foreach (var type in LibraryUsers.Of(context.Compilation).SelectMany(assembly => LibraryUsers.TypesBearing(assembly, attributeClass)))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (type.Attribute(attributeClass) is { } attribute && ConsumerInSight.Read(type, attribute, context) is { } consumer)
            {
                consumers.Add(consumer with { Location = null });
            }
        }

        return new ServiceInSight([.. consumers.OrderByDescending(consumer => consumer.IsOwn).ThenBy(consumer => consumer.FullName, StringComparer.Ordinal)], isComplete, [.. targets.OrderBy(target => target.ToDisplayString(), StringComparer.Ordinal)]);
    }
}
