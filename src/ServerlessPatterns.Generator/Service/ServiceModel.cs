using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>The service: everything that its template is written from.</summary>
internal sealed record ServiceModel(AssemblyModel Assembly, BuildSettings Build, EquatableArray<QueueConsumerModel> QueueConsumers, EquatableArray<TopicModel> Topics, EquatableArray<TableModel> Tables)
{
    /// <summary>The service, or null where there is nothing to deploy.</summary>
    public static ServiceModel? Of(PatternModels patterns, BuildSettings build)
        => patterns is { Assembly: { } assembly } && patterns.QueueConsumers.Count + patterns.Topics.Count + patterns.Tables.Count > 0
            ? new ServiceModel(assembly, build, patterns.QueueConsumers, patterns.Topics, patterns.Tables)
            : null;
}
