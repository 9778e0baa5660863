namespace ServerlessPatterns;

/// <summary>
/// Makes the class the consumer of an Amazon SQS queue of its own: a Lambda function, its queue and dead-letter queue, its role, log
/// group and alarms, and the mapping that feeds it batches. The class has one method <c>HandleAsync(T message, …)</c>, which takes the
/// message first and then, in any order, <see cref="MessageContext"/>, <see cref="InvocationContext"/>,
/// <see cref="CancellationToken"/> and <c>ILambdaContext</c>, and returns <see cref="Task"/>, <see cref="ValueTask"/> or nothing.
/// <para>
/// A message type of <see cref="string"/> or <c>ReadOnlyMemory&lt;byte&gt;</c> receives the body as it is; every other type is read as
/// JSON. Each message succeeds or fails alone; delivery is at least once, so the method must bear the same message twice.
/// </para>
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class QueueConsumerAttribute : FunctionAttribute
{
    /// <summary>The queue is named by the message type: its <see cref="QueueNameAttribute"/>, else its name in kebab case.</summary>
    public QueueConsumerAttribute()
    {
    }

    /// <summary>Names the queue.</summary>
    /// <param name="queueName">The queue's logical name: 1 to 80 letters, digits, hyphens and underscores.</param>
    public QueueConsumerAttribute(string queueName) => QueueName = queueName;

    /// <summary>The queue's logical name, or null where the message type names it.</summary>
    public string? QueueName { get; }

    /// <summary>
    /// The most messages that one invocation receives: 1 to 10000, default 10; at most 10 with <see cref="Fifo"/>. More than 10 needs a
    /// <see cref="MaximumBatchingWindowSeconds"/> of at least 1. See
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Lambda: SQS event source</see>.
    /// </summary>
    public int BatchSize { get; set; } = 10;

    /// <summary>How long Lambda gathers a batch, in seconds: 0 to 300, default 0. Not with <see cref="Fifo"/>.</summary>
    public int MaximumBatchingWindowSeconds { get; set; }

    /// <summary>
    /// How many instances of the function the queue may keep busy at once: 2 to 1000, and no more than
    /// <see cref="FunctionAttribute.ReservedConcurrency"/>. Unset: no limit. See
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Lambda: SQS maximum concurrency</see>.
    /// </summary>
    public int MaximumConcurrency { get; set; } = -1;

    /// <summary>
    /// How often a message is received before it goes to the dead-letter queue: 5 to 1000, default 5. Fewer than 5 sends messages there
    /// that Lambda merely throttled. See
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig">Lambda: configuring a
    /// queue</see>.
    /// </summary>
    public int MaxReceiveCount { get; set; } = 5;

    /// <summary>
    /// A first-in-first-out queue: the messages of one group are handled in order, one at a time. After a failure the rest of the
    /// group's messages in the batch are reported as failed and not attempted; other groups go on.
    /// </summary>
    public bool Fifo { get; set; }

    /// <summary>
    /// How many messages of a batch are handled at once (with <see cref="Fifo"/>: how many message groups): 1 to 10000, no more than
    /// <see cref="BatchSize"/>, default 1.
    /// </summary>
    public int Parallelism { get; set; } = 1;

    /// <summary>How many days the queue keeps a message: 1 to 14, default 4. The dead-letter queue keeps it 14 days.</summary>
    public int RetentionDays { get; set; } = 4;

    /// <summary>
    /// Encrypt the queue with a KMS key of its own, rotated yearly, instead of the key that SQS owns. The key costs money; it lets
    /// you grant and audit its use. Default: false.
    /// </summary>
    public bool CustomerManagedKey { get; set; }
}
