using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>The policy of a queue: nobody without TLS, and who sends by it.</summary>
internal static class QueuePolicy
{
    /// <summary>Of a queue that senders with an IAM permission send to; the organization's, too, where there is one.</summary>
    public static Resource OfSenders(string queue)
    {
        var allow = PolicyStatement.Allow("AllowOrganizationToSend", Principal.Everyone, Arn(queue), Organization.Condition(), "sqs:SendMessage");
        return Of(queue, Intrinsic.If(TemplateParameters.HasOrganization, allow.ToJson(), Intrinsic.NoValue));
    }

    /// <summary>Of a queue that one topic delivers to.</summary>
    public static Resource OfTopic(string queue, JsonNode topicArn) => Of(queue, TopicGrant.Delivery(Arn(queue), topicArn));

    /// <summary>Of a queue that SQS itself moves messages to.</summary>
    public static Resource OfNobody(string queue) => Of(queue);

    private static Resource Of(string queue, params JsonNode[] allowing)
    {
        var deny = PolicyStatement.Deny(
            "DenyUnencryptedTransport",
            Principal.Everyone,
            Arn(queue),
            new JsonObject { { "Bool", new JsonObject { { "aws:SecureTransport", "false" } } } },
            "sqs:*");
        return new Resource("AWS::SQS::QueuePolicy", new JsonObject
        {
            { "PolicyDocument", PolicyDocument.Of([deny.ToJson(), .. allowing]) },
            { "Queues", new JsonArray { Intrinsic.Ref(queue) } },
        });
    }

    private static JsonNode Arn(string queue) => Intrinsic.GetAtt(queue, "Arn");
}
