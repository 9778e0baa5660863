using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>A valid [QueueConsumer] class.</summary>
internal sealed record QueueConsumerModel(
    FunctionModel Function,
    string QueueName,
    MessageModel Message,
    EquatableArray<HandlerParameter> Parameters,
    HandlerReturn Return,
    int BatchSize,
    int MaximumBatchingWindowSeconds,
    int? MaximumConcurrency,
    int MaxReceiveCount,
    bool Fifo,
    int Parallelism,
    int RetentionDays,
    bool CustomerManagedKey,
    EquatableArray<FilterCondition> Filter);
