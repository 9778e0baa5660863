using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>All that is read from a compilation.</summary>
/// <param name="Assembly">What the compilation as a whole says.</param>
/// <param name="HasPatterns">Whether some class bears a pattern's attribute, valid or not.</param>
/// <param name="QueueConsumers">The valid [QueueConsumer] classes.</param>
/// <param name="Topics">The topics that the service owns.</param>
/// <param name="Tables">The valid [CrudTable] types.</param>
internal sealed record PatternModels(AssemblyModel? Assembly, bool HasPatterns, EquatableArray<QueueConsumerModel> QueueConsumers, EquatableArray<TopicModel> Topics, EquatableArray<TableModel> Tables)
{
    /// <summary>Of a compilation that does not reference the library.</summary>
    public static readonly PatternModels None = new(null, false, EquatableArray<QueueConsumerModel>.Empty, EquatableArray<TopicModel>.Empty, EquatableArray<TableModel>.Empty);

    /// <summary>Amazon.Lambda.Core, where some handler asks for its context.</summary>
    public LambdaCoreModel? UsedLambdaCore
        => Assembly is { LambdaCore: { } core } && QueueConsumers.Any(consumer => consumer.Parameters.Contains(HandlerParameter.LambdaContext)) ? core : null;
}
