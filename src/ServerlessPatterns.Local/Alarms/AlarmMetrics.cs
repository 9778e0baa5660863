using ServerlessPatterns.Local.Telemetry;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Alarms;

/// <summary>The metrics that are measured here, by the names that CloudWatch has for them.</summary>
/// <param name="telemetry">What is recorded.</param>
internal sealed class AlarmMetrics(CloudTelemetry telemetry)
{
    /// <summary>What reads an alarm's metric: its value in the minute that ends when it is called; null where it is not measured.</summary>
    public Func<double>? Find(AlarmSettings alarm) => (alarm.Namespace, alarm.MetricName) switch
    {
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
        ("AWS/SQS", "ApproximateNumberOfMessagesVisible") when Queue(alarm) is { } queue => () => queue.Queue.Count().Visible,
        ("AWS/SQS", "ApproximateNumberOfMessagesNotVisible") when Queue(alarm) is { } queue => () => queue.Queue.Count().InFlight,
        ("AWS/SQS", "ApproximateNumberOfMessagesDelayed") when Queue(alarm) is { } queue => () => queue.Queue.Count().Delayed,
        ("AWS/SQS", "ApproximateAgeOfOldestMessage") when Queue(alarm) is { } queue => () => queue.Queue.Count().OldestAge.TotalSeconds,

        // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
        ("AWS/Lambda", "Errors") when Function(alarm) is { } function => InMinute(() => function.Errors.Value),
        ("AWS/Lambda", "Invocations") when Function(alarm) is { } function => InMinute(() => function.Invocations.Value),

        // https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
        ("AWS/SNS", "NumberOfNotificationsFailed") when Topic(alarm) is { } topic => InMinute(() => topic.Subscriptions.Sum(Failed)),
        ("AWS/SNS", "NumberOfNotificationsFailedToRedriveToDlq") when Topic(alarm) is { } topic
            => InMinute(() => topic.Subscriptions.Where(subscription => subscription.DeadLetterQueue is not null).Sum(subscription => subscription.Count(DeliveryOutcome.Lost))),
        _ => null,
    };

    private QueueTelemetry? Queue(AlarmSettings alarm)
        => alarm.Dimensions.TryGetValue("QueueName", out var name) ? telemetry.Queues.Values.FirstOrDefault(queue => queue.Queue.Settings.Name == name) : null;

    private LocalTopic? Topic(AlarmSettings alarm)
        => alarm.Dimensions.TryGetValue("TopicName", out var name) ? telemetry.Topics.Values.FirstOrDefault(topic => topic.Topic.Settings.Name == name)?.Topic : null;

    private FunctionTelemetry? Function(AlarmSettings alarm)
        => alarm.Dimensions.TryGetValue("FunctionName", out var name) ? telemetry.Functions.Values.FirstOrDefault(function => function.PhysicalName == name) : null;

    private static long Failed(TopicSubscription subscription) => subscription.Count(DeliveryOutcome.DeadLettered) + subscription.Count(DeliveryOutcome.Lost);

    /// <summary>What has been counted since it was last asked.</summary>
    private static Func<double> InMinute(Func<long> count)
    {
        var before = count();
        return () =>
        {
            var now = count();
            var since = now - before;
            before = now;
            return since;
        };
    }
}
