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

    /// <summary>
    /// The patterns in the order of their names, without those that would be a resource of an earlier one's name: an error that others report,
    /// and no template holds two.
    /// </summary>
    public ServicePatterns WithoutDuplicates()
    {
        var classes = new HashSet<string>(StringComparer.Ordinal);
        var queues = new HashSet<string>(StringComparer.Ordinal);
        var consumers = QueueConsumers
            .OrderBy(consumer => consumer.Function.Class.FullName, StringComparer.Ordinal)
            .Where(consumer => classes.Add(consumer.Function.Class.FullName) && queues.Add(consumer.QueueName))
            .ToEquatableArray();

        // A class is one function, and a listener has one rule of a priority.
        var priorities = new HashSet<int>();
        var targets = Targets
            .OrderBy(target => target.Function.Class.FullName, StringComparer.Ordinal)
            .Where(target => classes.Add(target.Function.Class.FullName) && priorities.Add(target.Priority))
            .ToEquatableArray();

        return new ServicePatterns
        {
            QueueConsumers = consumers,
            Topics = Distinct(Topics, topic => topic.Message.FullName, topic => topic.Name),
            Tables = Distinct(Tables, table => table.Item.FullName, table => table.Path),
            Targets = targets,
        };
    }

    private static EquatableArray<T> Distinct<T>(EquatableArray<T> models, Func<T, string> type, Func<T, string> name)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        return models.OrderBy(type, StringComparer.Ordinal).Where(model => types.Add(type(model)) && names.Add(name(model))).ToEquatableArray();
    }
}
