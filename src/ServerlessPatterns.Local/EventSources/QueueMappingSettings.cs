using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.EventSources;

/// <summary>
/// What a template says of an AWS::Lambda::EventSourceMapping of a queue:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-eventsourcemapping.html
/// </summary>
internal sealed record QueueMappingSettings
{
    public int BatchSize { get; init; } = 10;

    public int MaximumBatchingWindowInSeconds { get; init; }

    /// <summary>ScalingConfig.MaximumConcurrency: invocations at once; null: the local default.</summary>
    public int? MaximumConcurrency { get; init; }

    /// <summary>
    /// ReservedConcurrentExecutions of the function: its invocations at once; 0 switches it off; null: any number. Lambda would take a batch more, be throttled,
    /// and leave it hidden until its visibility timeout is over (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html); here it stays in the queue.
    /// </summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>FunctionResponseTypes has ReportBatchItemFailures.</summary>
    public bool ReportBatchItemFailures { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Whether what is received now stays hidden until the function has answered, and what failed for the queue's visibility timeout from then on: for a clock
    /// that runs faster than functions do, and for functions that somebody debugs. In AWS a visibility timeout of six times the function's timeout sees to that.
    /// </summary>
    public Func<bool> HidesWhileRunning { get; init; } = static () => false;

    /// <summary>FilterCriteria; null: every message goes to the function.</summary>
    public IMessagePredicate? Filter { get; init; }

    /// <exception cref="ArgumentException">Lambda would refuse the settings for this queue.</exception>
    public void Check(QueueSettings queue)
    {
        // https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
        if (BatchSize is < 1 or > 10_000)
        {
            throw new ArgumentException($"BatchSize is {BatchSize}; Lambda takes 1 to 10000.");
        }

        if (MaximumBatchingWindowInSeconds is < 0 or > 300)
        {
            throw new ArgumentException($"MaximumBatchingWindowInSeconds is {MaximumBatchingWindowInSeconds}; Lambda takes 0 to 300.");
        }

        if (MaximumConcurrency is < 2 or > 1000)
        {
            throw new ArgumentException($"MaximumConcurrency is {MaximumConcurrency}; Lambda takes 2 to 1000.");
        }

        if (queue.FifoQueue && (BatchSize > 10 || MaximumBatchingWindowInSeconds > 0))
        {
            throw new ArgumentException("Of a FIFO queue Lambda takes at most 10 messages at once, and no batching window.");
        }

        if (this is { BatchSize: > 10, MaximumBatchingWindowInSeconds: 0 })
        {
            throw new ArgumentException("A BatchSize of more than 10 needs a batching window of at least one second.");
        }
    }
}
