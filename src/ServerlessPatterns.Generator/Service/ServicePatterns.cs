using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.LoadBalancer;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>The valid patterns of a service. One that is added stands here; whatever is made of every function is made of <see cref="Functions"/>.</summary>
internal sealed record ServicePatterns
{
    public static readonly ServicePatterns None = new();

    /// <summary>The [QueueConsumer] classes.</summary>
    public EquatableArray<QueueConsumerModel> QueueConsumers { get; init; }

    /// <summary>The topics that the service owns.</summary>
    public EquatableArray<TopicModel> Topics { get; init; }

    /// <summary>The [CrudTable] types.</summary>
    public EquatableArray<TableModel> Tables { get; init; }

    /// <summary>The [LoadBalancerTarget] classes.</summary>
    public EquatableArray<LoadBalancerTargetModel> Targets { get; init; }

    /// <summary>The classes that become functions, of every pattern, in the order of their names.</summary>
    public IReadOnlyList<IFunctionPattern> Functions => [.. ((IEnumerable<IFunctionPattern>)QueueConsumers).Concat(Targets).OrderBy(pattern => pattern.Function.Class.FullName, StringComparer.Ordinal)];

    public bool IsEmpty => QueueConsumers.Count + Topics.Count + Tables.Count + Targets.Count == 0;
}
