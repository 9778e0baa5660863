using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>What subscribes a consumer's queue to its message's topic, wherever the topic is.</summary>
internal static class SubscriptionResources
{
    public static void AddTo(Template template, ServiceModel service, QueueConsumerModel consumer, TopicReference topic, TemplatePlan plan, ResourceOrigin origin)
    {
        var ids = plan.Ids(consumer.Function.Class);
        var arn = plan.TopicArn(topic.Name);
        template.AddResource(ids.Subscription, Subscription(consumer, ids, arn), origin);

        // Of the topic's type, even where the queue is not. See https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
        var exception = new RuleException("AwsSolutions-SQS3", "It is a subscription's dead-letter queue, and the rule knows those of queues alone.");
        template.AddResource(ids.SubscriptionDeadLetterQueue, QueueResources.DeadLetterQueue(service, consumer, ids, topic.Fifo, exception), origin);
        template.AddResource(ids.SubscriptionDeadLetterQueuePolicy, QueuePolicy.OfTopic(ids.SubscriptionDeadLetterQueue, arn), origin);
        template.AddResource(
            ids.SubscriptionDeadLetterQueueDepthAlarm,
            QueueAlarms.OfDepth(service, ids.SubscriptionDeadLetterQueue, $"The topic {topic.Name} could not deliver messages to the queue {consumer.QueueName}; they lie in the subscription's dead-letter queue, which keeps them 14 days. Look whether the queue, its policy and its key are still there, mend that, then redrive the messages to the queue {consumer.QueueName}."),
            origin);
    }

    /// <summary>See https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html</summary>
    private static Resource Subscription(QueueConsumerModel consumer, LogicalIds ids, JsonNode topicArn)
    {
        var isFiltered = consumer.Filter.Count > 0;
        return new Resource("AWS::SNS::Subscription", new JsonObject
        {
            { "TopicArn", topicArn },
            { "Protocol", "sqs" },
            { "Endpoint", Intrinsic.GetAtt(ids.Queue, "Arn") },

            // The body is the message itself, as from a queue's own sender, and its attributes are the message's.
            { "RawMessageDelivery", true },
            { "FilterPolicy", isFiltered ? FilterPattern.Body(consumer.Filter) : null },
            { "FilterPolicyScope", isFiltered ? "MessageBody" : null },
            { "RedrivePolicy", new JsonObject { { "deadLetterTargetArn", Intrinsic.GetAtt(ids.SubscriptionDeadLetterQueue, "Arn") } } },
        })
        {
            // Before the queues let the topic in, what it sends is refused, and refused for good.
            DependsOn = [ids.QueuePolicy, ids.SubscriptionDeadLetterQueuePolicy],
        };
    }
}
