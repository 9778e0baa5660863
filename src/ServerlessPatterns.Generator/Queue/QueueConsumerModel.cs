using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>A valid [QueueConsumer] class. With a topic its queue is subscribed to it, and the filter is the subscription's.</summary>
internal sealed record QueueConsumerModel(
    FunctionModel Function,
    string QueueName,
    TopicReference? Topic,
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
    EquatableArray<FilterCondition> Filter) : IFunctionPattern
{
    public bool UsesLambdaContext => Parameters.Contains(HandlerParameter.LambdaContext);
}
