using System.Text.Json.Nodes;
using ServerlessPatterns.Generator.Service;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

/// <summary>Templates with one fault each, to see that the validators find what they are trusted to find.</summary>
internal static class FaultyTemplates
{
    /// <summary>What the faults are made in.</summary>
    public static readonly ServiceModel Sound = ServiceOf(Consumer() with { CustomerManagedKey = true }, Consumer("Packer", "packer").Of(Topic())).Owning(Topic()).Behind(Target());

    public static readonly IReadOnlyDictionary<string, Fault> All = new SortedDictionary<string, Fault>(StringComparer.Ordinal)
    {
        ["faulty-value-of-an-enumeration"] = new("W3030", resources => Properties(resources, "InvoiceWriterFunction")["Runtime"] = "dotnet11"),
        ["faulty-unknown-property"] = new("F3002", resources => Properties(resources, "InvoiceWriterQueue")["Visibility"] = 1),
        ["faulty-missing-property"] = new("F3003", resources => Properties(resources, "InvoiceWriterFunction").Remove("Role")),
        ["faulty-number-out-of-range"] = new("F3034", resources => Properties(resources, "InvoiceWriterFunction")["MemorySize"] = 64),
        ["faulty-type"] = new("F3012", resources => Properties(resources, "OrderPlacedQueueUrlParameter")["Tags"] = new JsonArray(new JsonObject { ["Key"] = "a", ["Value"] = "b" })),
        ["faulty-reference"] = new("F1020", resources => resources.Remove("InvoiceWriterFunctionLogGroup")),
        ["faulty-dead-letter-queue-of-another-type"] = new("E3502", resources => Properties(resources, "InvoiceWriterQueue")["FifoQueue"] = true),
        ["faulty-code-that-was-not-packaged"] = new("W3002", resources => Properties(resources, "InvoiceWriterFunction")["Code"] = "."),
        ["faulty-queue-without-TLS"] = new("AwsSolutions-SQS4", resources => resources.Remove("InvoiceWriterQueuePolicy")),
        ["faulty-queue-without-dead-letters"] = new("AwsSolutions-SQS3", resources => Properties(resources, "InvoiceWriterQueue").Remove("RedrivePolicy")),
        ["faulty-queue-without-encryption"] = new("AwsSolutions-SQS2", resources =>
        {
            Properties(resources, "InvoiceWriterQueue").Remove("KmsMasterKeyId");
            Properties(resources, "InvoiceWriterQueue")["SqsManagedSseEnabled"] = false;
        }),
        ["faulty-key-without-rotation"] = new("AwsSolutions-KMS5", resources => Properties(resources, "InvoiceWriterQueueKey")["EnableKeyRotation"] = false),
        ["faulty-visibility-timeout"] = new("E3505", resources => Properties(resources, "InvoiceWriterQueue")["VisibilityTimeout"] = 20),
        ["faulty-tracing"] = new("Serverless-LambdaTracing", resources => Properties(resources, "InvoiceWriterFunction").Remove("TracingConfig")),
        ["faulty-wildcard"] = new(
            "AwsSolutions-IAM5",
            resources => Properties(resources, "InvoiceWriterFunctionRole")["Policies"]![0]!["PolicyDocument"]!["Statement"]![2]!["Action"] = "sqs:*"),
        ["faulty-topic-without-encryption-and-TLS"] = new("AwsSolutions-SNS3", resources =>
        {
            Properties(resources, "OrderPlacedTopic").Remove("KmsMasterKeyId");
            resources.Remove("OrderPlacedTopicPolicy");
        }),
        ["faulty-topic-of-no-type"] = new("F3012", resources => Properties(resources, "OrderPlacedTopic")["FifoTopic"] = "sometimes"),
        ["faulty-subscription-without-dead-letters"] = new("Serverless-SNSRedrivePolicy", resources => Properties(resources, "PackerSubscription").Remove("RedrivePolicy")),
        ["faulty-subscription-without-protocol"] = new("F3003", resources => Properties(resources, "PackerSubscription").Remove("Protocol")),
        ["faulty-reference-to-a-topic"] = new("F6101", resources => resources.Remove("OrderPlacedTopic")),
        ["faulty-circle"] = new("F3004", resources => Properties(resources, "OrderPlacedTopicKey")["Description"] = new JsonObject { ["Fn::GetAtt"] = new JsonArray("OrderPlacedTopic", "TopicName") }),
        ["faulty-target-group-of-no-type"] = new("W3030", resources => Properties(resources, "OrdersTargetGroup")["TargetType"] = "function"),
        ["faulty-target-group-without-permission"] = new("F3004", resources => Properties(resources, "OrdersTargetPermission")["SourceArn"] = new JsonObject { ["Ref"] = "OrdersTargetGroup" }),
        ["faulty-rule-without-priority"] = new("F3003", resources => Properties(resources, "OrdersTargetRule").Remove("Priority")),
        ["faulty-rule-of-an-unknown-condition"] = new("F3002", resources => Properties(resources, "OrdersTargetRule")["Conditions"]![0]!["PathPattern"] = "/orders"),
        ["faulty-listener-without-certificate"] = new("E3676", resources => Properties(resources, "LoadBalancerListener").Remove("Certificates")),
        ["faulty-exception-that-excepts-nothing"] = new(
            "AwsSolutions-S1",
            resources => resources["InvoiceWriterQueue"]!["Metadata"]!["cdk_nag"] = new JsonObject
            {
                ["rules_to_suppress"] = new JsonArray(new JsonObject { ["id"] = "AwsSolutions-S1", ["reason"] = "There is no bucket." }),
            }),
    };

    private static JsonObject Properties(JsonObject resources, string id) => resources[id]!["Properties"]!.AsObject();

    /// <summary>A fault and the rule that must find it.</summary>
    internal sealed record Fault(string Rule, Action<JsonObject> Break);
}
