using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>The resources of one topic.</summary>
internal static class TopicResources
{
    /// <summary>
    /// What a FIFO topic's name, of at most 256 characters, has room for beside the stack's, of at most 128, a hyphen and ".fifo".
    /// See https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
    /// </summary>
    private const int RoomInName = 256 - 128 - 1 - 5;

    public static void AddTo(Template template, ServiceModel service, TopicModel topic, TemplatePlan plan)
    {
        var ids = plan.Ids(topic.Message);
        var origin = new ResourceOrigin("FanOutTopic", topic.Message.FullName);
        var arn = plan.TopicArn(topic.Name);
        template.AddResource(ids.TopicKey, TopicKey.Of(service, topic), origin);
        template.AddResource(ids.Topic, Topic(service, topic, ids), origin);
        template.AddResource(ids.TopicPolicy, Policy(arn), origin);
        TopicAlarms.AddTo(template, service, topic, ids, origin);
        template.AddResource(plan.Parameters.TopicArn(topic.Name), Address(service, topic, arn), origin);
        template.AddOutput(ids.TopicArn, $"ARN of the topic {topic.Name}.", arn);
    }

    /// <summary>
    /// A FIFO topic has its throughput and deduplication by group, as the queues behind it have. See
    /// https://docs.aws.amazon.com/sns/latest/dg/fifo-high-throughput.html
    /// </summary>
    private static Resource Topic(ServiceModel service, TopicModel topic, LogicalIds ids) => new("AWS::SNS::Topic", new JsonObject
    {
        { "TopicName", topic.Fifo ? FifoName(ids.Topic) : null },
        { "FifoTopic", topic.Fifo ? true : null },
        { "ContentBasedDeduplication", topic.Fifo ? topic.ContentBasedDeduplication : null },
        { "FifoThroughputScope", topic.Fifo ? "MessageGroup" : null },
        { "KmsMasterKeyId", Intrinsic.GetAtt(ids.TopicKey, "Arn") },
        { "Tags", ServiceTags.List(service) },
    });

    /// <summary>
    /// SNS wants a FIFO topic's name to end in .fifo, and the name that CloudFormation makes up does not. See
    /// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/681
    /// </summary>
    private static JsonNode FifoName(string id)
    {
        var hash = StableHash.Of(id);
        return Intrinsic.Sub("${AWS::StackName}-" + (id.Length <= RoomInName ? id : id.Substring(0, RoomInName - hash.Length) + hash) + ".fifo");
    }

    private static Resource Policy(JsonNode arn)
    {
        var deny = PolicyStatement.Deny(
            "DenyUnencryptedTransport",
            Principal.Everyone,
            arn,
            new JsonObject { { "Bool", new JsonObject { { "aws:SecureTransport", "false" } } } },
            "sns:Publish");
        var allow = PolicyStatement.Allow("AllowOrganizationToPublish", Principal.Everyone, arn, Organization.Condition(), "sns:Publish");
        return new Resource("AWS::SNS::TopicPolicy", new JsonObject
        {
            { "PolicyDocument", PolicyDocument.Of(deny.ToJson(), Intrinsic.If(TemplateParameters.HasOrganization, allow.ToJson(), Intrinsic.NoValue)) },
            { "Topics", new JsonArray { arn } },
        });
    }

    /// <summary>The SSM parameter through which other services find the topic.</summary>
    private static Resource Address(ServiceModel service, TopicModel topic, JsonNode arn) => new("AWS::SSM::Parameter", new JsonObject
    {
        { "Name", Intrinsic.Sub(TemplatePlan.ParameterName("topics", topic.Name, "arn")) },
        { "Description", $"ARN of the topic {topic.Name} of the service {service.Assembly.ServiceName}." },
        { "Type", "String" },
        { "Value", arn },
        { "Tags", ServiceTags.Map(service) },
    });
}
