namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>What invokes a handler.</summary>
[Flags]
internal enum HandlerKinds
{
    None = 0,

    /// <summary>A class with [QueueConsumer]: one message at a time, failures by exception.</summary>
    QueueConsumer = 1,

    /// <summary>A method that takes an SQSEvent.</summary>
    SqsEvent = 2,

    /// <summary>A method that takes an SNSEvent.</summary>
    SnsEvent = 4,

    /// <summary>A request of an API or load balancer, ours ([HttpRoute]) or by its event.</summary>
    Request = 8,

    /// <summary>Any other method with a Lambda signature.</summary>
    Other = 16,

    /// <summary>Those that handle messages.</summary>
    Messages = QueueConsumer | SqsEvent | SnsEvent,
}
