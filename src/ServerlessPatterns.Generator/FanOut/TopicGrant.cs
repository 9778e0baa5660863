using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>
/// What SNS must be allowed so that a topic delivers to a queue: limited to that topic, for the service delivers for everybody. See
/// https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
/// </summary>
internal static class TopicGrant
{
    private const string Service = "sns.amazonaws.com";

    /// <summary>A queue policy's statement: the topic sends to the queue.</summary>
    public static JsonNode Delivery(JsonNode queueArn, JsonNode topicArn)
        => PolicyStatement.Allow("AllowTopicToDeliver", Principal.Service(Service), queueArn, From(topicArn), "sqs:SendMessage").ToJson();

    /// <summary>
    /// A key policy's statement: the topic's messages are encrypted with the queue's key. See
    /// https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html
    /// </summary>
    public static JsonNode UseOfKey(JsonNode topicArn)
        => PolicyStatement.Allow("AllowTopicToDeliver", Principal.Service(Service), "*", From(topicArn), "kms:Decrypt", "kms:GenerateDataKey*").ToJson();

    private static JsonObject From(JsonNode topicArn) => new()
    {
        { "ArnEquals", new JsonObject { { "aws:SourceArn", topicArn } } },
    };
}
