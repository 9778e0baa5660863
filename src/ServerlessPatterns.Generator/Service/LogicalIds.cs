using ServerlessPatterns.Generator.Crud;

namespace ServerlessPatterns.Generator.Service;

/// <summary>The logical ids of the resources of one class or message: its prefix and what each resource is.</summary>
internal sealed record LogicalIds(string Prefix)
{
    /// <summary>Everything that may follow a prefix; a new kind of resource must be listed, so that ids stay unique.</summary>
    public static readonly IReadOnlyList<string> Suffixes =
    [
        "Function",
        "FunctionRole",
        "FunctionLogGroup",
        "FunctionErrorsAlarm",
        "FunctionThrottlesAlarm",
        "Topic",
        "TopicArn",
        "TopicFailedDeliveriesAlarm",
        "TopicKey",
        "TopicLostMessagesAlarm",
        "TopicPolicy",
        "Queue",
        "QueueAgeAlarm",
        "QueueArn",
        "QueueKey",
        "QueueMapping",
        "QueuePolicy",
        "QueueUrl",
        "DeadLetterQueue",
        "DeadLetterQueueDepthAlarm",
        "DeadLetterQueuePolicy",
        "Subscription",
        "SubscriptionDeadLetterQueue",
        "SubscriptionDeadLetterQueueDepthAlarm",
        "SubscriptionDeadLetterQueuePolicy",
        "Table",
        "TableName",
        "TableRole",
        "TableCreateMethod",
        "TableCreateModel",
        "TableDeleteMethod",
        "TableListMethod",
        "TableReadMethod",
        "TableUpdateMethod",
        "TableUpdateModel",
        "TargetFailuresAlarm",
        "TargetGroup",
        "TargetPermission",
        "TargetRule",
    ];

    public string Function => Prefix + "Function";

    public string Role => Prefix + "FunctionRole";

    public string LogGroup => Prefix + "FunctionLogGroup";

    public string ErrorsAlarm => Prefix + "FunctionErrorsAlarm";

    public string ThrottlesAlarm => Prefix + "FunctionThrottlesAlarm";

    public string Topic => Prefix + "Topic";

    public string TopicArn => Prefix + "TopicArn";

    public string TopicFailedDeliveriesAlarm => Prefix + "TopicFailedDeliveriesAlarm";

    public string TopicKey => Prefix + "TopicKey";

    public string TopicLostMessagesAlarm => Prefix + "TopicLostMessagesAlarm";

    public string TopicPolicy => Prefix + "TopicPolicy";

    public string Queue => Prefix + "Queue";

    public string QueueAgeAlarm => Prefix + "QueueAgeAlarm";

    public string QueueArn => Prefix + "QueueArn";

    public string QueueKey => Prefix + "QueueKey";

    public string QueueMapping => Prefix + "QueueMapping";

    public string QueuePolicy => Prefix + "QueuePolicy";

    public string QueueUrl => Prefix + "QueueUrl";

    public string DeadLetterQueue => Prefix + "DeadLetterQueue";

    public string DeadLetterQueueDepthAlarm => Prefix + "DeadLetterQueueDepthAlarm";

    public string DeadLetterQueuePolicy => Prefix + "DeadLetterQueuePolicy";

    public string Subscription => Prefix + "Subscription";

    public string SubscriptionDeadLetterQueue => Prefix + "SubscriptionDeadLetterQueue";

    public string SubscriptionDeadLetterQueueDepthAlarm => Prefix + "SubscriptionDeadLetterQueueDepthAlarm";

    public string SubscriptionDeadLetterQueuePolicy => Prefix + "SubscriptionDeadLetterQueuePolicy";

    public string Table => Prefix + "Table";

    public string TableName => Prefix + "TableName";

    public string TableRole => Prefix + "TableRole";

    public string TargetFailuresAlarm => Prefix + "TargetFailuresAlarm";

    public string TargetGroup => Prefix + "TargetGroup";

    public string TargetPermission => Prefix + "TargetPermission";

    public string TargetRule => Prefix + "TargetRule";

    /// <summary>A method of a table.</summary>
    public string TableMethod(TableOperations operation) => $"{Prefix}Table{operation}Method";

    /// <summary>What the body of a method's request must look like.</summary>
    public string TableModel(TableOperations operation) => $"{Prefix}Table{operation}Model";
}
