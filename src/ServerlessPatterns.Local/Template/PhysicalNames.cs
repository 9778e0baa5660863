using System.Text.Json.Nodes;

namespace ServerlessPatterns.Local.Template;

/// <summary>The names that resources have on this machine: those of AWS, with the account 000000000000.</summary>
/// <param name="service">The service's name, a part of every name.</param>
/// <param name="endpoint">Where the wire protocols are served, without a slash at its end.</param>
internal sealed class PhysicalNames(string service, string endpoint)
{
    public const string Region = "us-east-1";
    public const string Account = "000000000000";

    /// <summary>What Ref and Fn::GetAtt give for a resource.</summary>
    /// <param name="logicalId">Its name in the template.</param>
    /// <param name="type">Its type.</param>
    /// <param name="properties">Its properties.</param>
    public (string Ref, IReadOnlyDictionary<string, string> Attributes) Of(string logicalId, string type, JsonObject properties)
    {
        var name = $"{service}-{logicalId}";
        switch (type)
        {
            case "AWS::SQS::Queue":
                name += Suffix(properties, "FifoQueue");
                return ($"{endpoint}/{Account}/{name}", Attributes(("Arn", Arn("sqs", name)), ("QueueName", name), ("QueueUrl", $"{endpoint}/{Account}/{name}")));
            case "AWS::SNS::Topic":
                name += Suffix(properties, "FifoTopic");
                return (Arn("sns", name), Attributes(("TopicArn", Arn("sns", name)), ("TopicName", name), ("Arn", Arn("sns", name))));
            case "AWS::Lambda::Function":
                return (name, Attributes(("Arn", Arn("lambda", "function:" + name))));
            case "AWS::DynamoDB::Table":
                return (name, Attributes(("Arn", Arn("dynamodb", "table/" + name)), ("StreamArn", Arn("dynamodb", $"table/{name}/stream/1"))));
            case "AWS::SSM::Parameter":
                return (properties["Name"]?.ToString() ?? name, Attributes(("Value", properties["Value"]?.ToString() ?? ""), ("Type", "String")));
            case "AWS::IAM::Role":
                return (name, Attributes(("Arn", $"arn:aws:iam::{Account}:role/{name}")));
            case "AWS::ApiGateway::Stage":
                return (properties["StageName"]?.ToString() ?? name, Attributes());
            case "AWS::ElasticLoadBalancingV2::TargetGroup" or "AWS::ElasticLoadBalancingV2::ListenerRule" or "AWS::ElasticLoadBalancingV2::Listener" or "AWS::ElasticLoadBalancingV2::LoadBalancer":
                var kind = type[(type.LastIndexOf(':') + 1)..].ToLowerInvariant();
                var arn = Arn("elasticloadbalancing", $"{kind}/{name}/1");
                return (arn, Attributes(("Arn", arn), ("TargetGroupArn", arn), ("RuleArn", arn), ("ListenerArn", arn), ("TargetGroupFullName", $"{kind}/{name}/1"), ("LoadBalancerFullName", $"app/{name}/1"), ("DNSName", "localhost"), ("CanonicalHostedZoneID", "Z1")));
            default:
                // Roles, log groups, alarms, policies: named, and nothing more is asked of them here.
                return (name, Attributes(("Arn", Arn(type.Split("::")[1].ToLowerInvariant(), name)), ("RootResourceId", "root"), ("GroupId", name), ("Id", name)));
        }
    }

    private static string Suffix(JsonObject properties, string fifo) => string.Equals(properties[fifo]?.ToString(), "true", StringComparison.OrdinalIgnoreCase) ? ".fifo" : "";

    private static string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";

    private static Dictionary<string, string> Attributes(params (string Name, string Value)[] attributes)
        => attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value, StringComparer.Ordinal);
}
