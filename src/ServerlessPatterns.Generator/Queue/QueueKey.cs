using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>The customer-managed key of a consumer's queues.</summary>
internal static class QueueKey
{
    public static Resource Of(ServiceModel service, QueueConsumerModel consumer, TemplatePlan plan) => new("AWS::KMS::Key", new JsonObject
    {
        { "Description", $"Encrypts the queue {consumer.QueueName} and its dead-letter queue{(consumer.Topic is null ? "" : "s")}." },
        { "EnableKeyRotation", true },
        { "KeyPolicy", PolicyDocument.Of([KeyPolicy.Administration(), .. Senders(consumer, plan)]) },
        { "Tags", ServiceTags.List(service) },
    })
    {
        // Without it the messages of a retained queue can't be read.
        Removal = RemovalPolicy.Retain,
    };

    private static JsonNode[] Senders(QueueConsumerModel consumer, TemplatePlan plan)
        => consumer.Topic is { } topic
            ? [TopicGrant.UseOfKey(plan.TopicArn(topic.Name))]
            : [KeyPolicy.AccountThrough("sqs", "AllowAccountToSend"), KeyPolicy.OrganizationThrough("sqs", "AllowOrganizationToSend")];
}
