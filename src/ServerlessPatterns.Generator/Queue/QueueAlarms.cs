using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>The alarms of a queue's consumer.</summary>
internal static class QueueAlarms
{
    private const int Minute = 60;
    private const int FiveMinutes = 300;

    public static void AddTo(Template template, ServiceModel service, QueueConsumerModel consumer, LogicalIds ids, ResourceOrigin origin)
    {
        template.AddResource(
            ids.DeadLetterQueueDepthAlarm,
            OfDepth(service, ids.DeadLetterQueue, $"Messages of the queue {consumer.QueueName} failed {consumer.MaxReceiveCount} times and lie in its dead-letter queue, which keeps them 14 days. Find their ids in the log group of {consumer.Function.Class.FullName}, mend the cause, then redrive them to the queue."),
            origin);
        template.AddResource(
            ids.QueueAgeAlarm,
            OfQueue(service, "ApproximateAgeOfOldestMessage", ids.Queue, new AlarmRule(
                $"A message has waited in the queue {consumer.QueueName} for longer than it would take a failing one to get to the dead-letter queue: {consumer.Function.Class.FullName} does not keep up or is not running. Messages are lost after {consumer.RetentionDays} days. Look for throttles and errors; raise concurrency or batch size.",
                "Maximum", OldestAgeSeconds(consumer), FiveMinutes, 1)),
            origin);
        FunctionAlarms.AddTo(template, service, consumer.Function, ids, origin);
    }

    /// <summary>
    /// A message that fails each time goes to the dead-letter queue after this long; none should be older. But no later than half of the
    /// time for which the queue keeps messages, while there is still time to act.
    /// </summary>
    public static int OldestAgeSeconds(QueueConsumerModel consumer)
        => (int)Math.Min(
            (long)QueueResources.VisibilityTimeoutSeconds(consumer) * consumer.MaxReceiveCount,
            QueueResources.RetentionSeconds(consumer) / 2);

    /// <summary>The alarm of a dead-letter queue, in which each message is one too many.</summary>
    public static Resource OfDepth(ServiceModel service, string deadLetterQueue, string description)
        => OfQueue(service, "ApproximateNumberOfMessagesVisible", deadLetterQueue, new AlarmRule(description, "Maximum", 0, Minute, 1));

    private static Resource OfQueue(ServiceModel service, string metric, string queue, AlarmRule rule)
        => Alarm.Of(service, "AWS/SQS", metric, [("QueueName", Intrinsic.GetAtt(queue, "QueueName"))], rule);
}
