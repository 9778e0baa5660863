using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>The resources of one [QueueConsumer] class.</summary>
internal static class QueueResources
{
    private const int SecondsPerDay = 24 * 60 * 60;

    /// <summary>The longest that SQS keeps a message: as long as possible, for a person must look at it first.</summary>
    private const int DeadLetterRetentionDays = 14;

    public static void AddTo(Template template, ServiceModel service, QueueConsumerModel consumer, TemplatePlan plan)
    {
        var ids = plan.Ids(consumer.Function.Class);
        var origin = new ResourceOrigin("QueueConsumer", consumer.Function.Class.FullName);
        FunctionResources.AddTo(
            template,
            service,
            consumer.Function,
            plan,
            origin,
            $"Handles the messages of the {(consumer.Topic is { } source ? "topic " + source.Name : "queue " + consumer.QueueName)}.",
            Statements(consumer, ids),
            new RuleException("Serverless-LambdaDLQ", "It is never invoked asynchronously: what it fails at goes to its queue's dead-letter queue."));
        if (consumer.CustomerManagedKey)
        {
            template.AddResource(ids.QueueKey, QueueKey.Of(service, consumer, plan), origin);
        }

        template.AddResource(ids.Queue, Queue(service, consumer, ids), origin);
        template.AddResource(ids.DeadLetterQueue, DeadLetterQueue(service, consumer, ids, consumer.Fifo), origin);
        template.AddResource(ids.QueuePolicy, consumer.Topic is { } topic ? QueuePolicy.OfTopic(ids.Queue, plan.TopicArn(topic.Name)) : QueuePolicy.OfSenders(ids.Queue), origin);
        template.AddResource(ids.DeadLetterQueuePolicy, QueuePolicy.OfNobody(ids.DeadLetterQueue), origin);
        template.AddResource(ids.QueueMapping, Mapping(service, consumer, ids), origin);
        QueueAlarms.AddTo(template, service, consumer, ids, origin);

        var url = Intrinsic.Ref(ids.Queue);
        var arn = Intrinsic.GetAtt(ids.Queue, "Arn");
        if (consumer.Topic is null)
        {
            template.AddResource(plan.Parameters.QueueUrl(consumer.QueueName), Address(service, consumer, "url", "URL", url), origin);
            template.AddResource(plan.Parameters.QueueArn(consumer.QueueName), Address(service, consumer, "arn", "ARN", arn), origin);
        }
        else
        {
            SubscriptionResources.AddTo(template, service, consumer, consumer.Topic, plan, origin);
        }

        template.AddOutput(ids.QueueUrl, $"URL of the queue {consumer.QueueName}.", url);
        template.AddOutput(ids.QueueArn, $"ARN of the queue {consumer.QueueName}.", arn);
    }

    /// <summary>
    /// Six times the function's timeout, so that a batch that was throttled can be tried again before its messages show up a second time,
    /// plus the time for which Lambda gathers. See https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    /// </summary>
    public static int VisibilityTimeoutSeconds(QueueConsumerModel consumer)
        => (6 * consumer.Function.TimeoutSeconds) + consumer.MaximumBatchingWindowSeconds;

    public static int RetentionSeconds(QueueConsumerModel consumer) => consumer.RetentionDays * SecondsPerDay;

    private static IEnumerable<PolicyStatement> Statements(QueueConsumerModel consumer, LogicalIds ids)
    {
        yield return PolicyStatement.Allow(
            "ReceiveMessages",
            null,
            Intrinsic.GetAtt(ids.Queue, "Arn"),
            null,
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:ReceiveMessage");
        if (consumer.CustomerManagedKey)
        {
            yield return PolicyStatement.Allow("DecryptMessages", null, Intrinsic.GetAtt(ids.QueueKey, "Arn"), null, "kms:Decrypt");
        }
    }

    private static Resource Queue(ServiceModel service, QueueConsumerModel consumer, LogicalIds ids)
    {
        var properties = CommonProperties(service, consumer, ids, consumer.Fifo);
        properties.Add("MessageRetentionPeriod", RetentionSeconds(consumer));
        properties.Add("VisibilityTimeout", VisibilityTimeoutSeconds(consumer));
        properties.Add("RedrivePolicy", new JsonObject
        {
            { "deadLetterTargetArn", Intrinsic.GetAtt(ids.DeadLetterQueue, "Arn") },
            { "maxReceiveCount", consumer.MaxReceiveCount },
        });
        return new Resource("AWS::SQS::Queue", properties) { Removal = RemovalPolicy.Retain };
    }

    /// <summary>A dead-letter queue of the consumer's: its queue's, or its subscription's.</summary>
    /// <param name="service">The service.</param>
    /// <param name="consumer">The consumer.</param>
    /// <param name="ids">The consumer's logical ids.</param>
    /// <param name="fifo">Whether it is FIFO, as what sends to it must be.</param>
    /// <param name="exceptions">Which findings of rule packs do not hold for it, beside that it has no dead-letter queue.</param>
    public static Resource DeadLetterQueue(ServiceModel service, QueueConsumerModel consumer, LogicalIds ids, bool fifo, params RuleException[] exceptions)
    {
        var properties = CommonProperties(service, consumer, ids, fifo);
        properties.Add("MessageRetentionPeriod", DeadLetterRetentionDays * SecondsPerDay);
        return new Resource("AWS::SQS::Queue", properties)
        {
            Removal = RemovalPolicy.Retain,
            Exceptions = [new RuleException("Serverless-SQSRedrivePolicy", "It is a dead-letter queue itself."), .. exceptions],
        };
    }

    /// <summary>
    /// What a queue and its dead-letter queues have alike. FIFO queues deduplicate by group and have their throughput by group, the
    /// dead-letter queues too, or they would drop a message whose deduplication id another group has used. There is no content-based
    /// deduplication: two equal messages are two messages, and a sender that means otherwise says so with a deduplication id.
    /// </summary>
    private static JsonObject CommonProperties(ServiceModel service, QueueConsumerModel consumer, LogicalIds ids, bool fifo) => new()
    {
        { "FifoQueue", fifo ? true : null },
        { "ContentBasedDeduplication", fifo ? false : null },
        { "DeduplicationScope", fifo ? "messageGroup" : null },
        { "FifoThroughputLimit", fifo ? "perMessageGroupId" : null },
        { "KmsMasterKeyId", consumer.CustomerManagedKey ? Intrinsic.GetAtt(ids.QueueKey, "Arn") : null },
        { "SqsManagedSseEnabled", consumer.CustomerManagedKey ? null : true },
        { "Tags", ServiceTags.List(service) },
    };

    private static Resource Mapping(ServiceModel service, QueueConsumerModel consumer, LogicalIds ids) => new("AWS::Lambda::EventSourceMapping", new JsonObject
    {
        { "EventSourceArn", Intrinsic.GetAtt(ids.Queue, "Arn") },
        { "FunctionName", Intrinsic.Ref(ids.Function) },
        { "Enabled", true },
        { "BatchSize", consumer.BatchSize },
        { "MaximumBatchingWindowInSeconds", consumer.MaximumBatchingWindowSeconds > 0 ? consumer.MaximumBatchingWindowSeconds : null },
        { "FunctionResponseTypes", new JsonArray { "ReportBatchItemFailures" } },
        { "ScalingConfig", consumer.MaximumConcurrency is { } maximum ? new JsonObject { { "MaximumConcurrency", maximum } } : null },
        { "FilterCriteria", consumer.Topic is null && FilterPattern.Of(consumer.Filter) is { } pattern ? Filters(pattern) : null },
        { "Tags", ServiceTags.List(service) },
    })
    {
        Exceptions = [new RuleException("Serverless-LambdaEventSourceMappingDestination", "A queue's mapping takes no destination: what fails goes to the queue's dead-letter queue.")],
    };

    private static JsonObject Filters(string pattern) => new()
    {
        { "Filters", new JsonArray { new JsonObject { { "Pattern", pattern } } } },
    };

    /// <summary>The SSM parameter through which another service finds the queue.</summary>
    private static Resource Address(ServiceModel service, QueueConsumerModel consumer, string name, string title, JsonNode value) => new("AWS::SSM::Parameter", new JsonObject
    {
        { "Name", Intrinsic.Sub(TemplatePlan.ParameterName("queues", consumer.QueueName, name)) },
        { "Description", $"{title} of the queue {consumer.QueueName} of the service {service.Assembly.ServiceName}." },
        { "Type", "String" },
        { "Value", value },
        { "Tags", ServiceTags.Map(service) },
    });
}
