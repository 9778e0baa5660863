using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>The alarms of a topic. See https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html</summary>
internal static class TopicAlarms
{
    private const int FiveMinutes = 300;

    public static void AddTo(Template template, ServiceModel service, TopicModel topic, LogicalIds ids, ResourceOrigin origin)
    {
        // Counts a message once a subscription, when SNS gives up; what filters keep back is not counted.
        template.AddResource(
            ids.TopicFailedDeliveriesAlarm,
            OfTopic(service, "NumberOfNotificationsFailed", ids, new AlarmRule(
                $"The topic {topic.Name} could not deliver messages to a subscribed queue and has moved them to the subscription's dead-letter queue, whose own alarm says which. Look whether the queue, its policy and its key are still there, mend that, then redrive the messages.",
                "Sum", 0, FiveMinutes, 1)),
            origin);
        template.AddResource(
            ids.TopicLostMessagesAlarm,
            OfTopic(service, "NumberOfNotificationsFailedToRedriveToDlq", ids, new AlarmRule(
                $"The topic {topic.Name} could deliver messages neither to a subscribed queue nor to the subscription's dead-letter queue: they are lost for that consumer. Look whether both queues and their policies are still there, mend that, then publish the messages again.",
                "Sum", 0, FiveMinutes, 1)),
            origin);
    }

    private static Resource OfTopic(ServiceModel service, string metric, LogicalIds ids, AlarmRule rule)
        => Alarm.Of(service, "AWS/SNS", metric, [("TopicName", Intrinsic.GetAtt(ids.Topic, "TopicName"))], rule);
}
