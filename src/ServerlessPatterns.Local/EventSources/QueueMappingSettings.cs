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

    /// <summary>FunctionResponseTypes has ReportBatchItemFailures.</summary>
    public bool ReportBatchItemFailures { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>
    /// What a function works on stays hidden until it has answered, and what failed for the queue's visibility timeout from then on: for a clock that runs
    /// faster than functions do. In AWS a visibility timeout of six times the function's timeout sees to that.
    /// </summary>
    public bool HidesWhileRunning { get; init; }

    /// <summary>FilterCriteria; null: every message goes to the function.</summary>
    public IMessagePredicate? Filter { get; init; }
}
