namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>AWS::SNS::Topic.</summary>
internal sealed class TopicType : IResourceType
{
    private static readonly string[] s_attributes = ["FifoTopic", "ContentBasedDeduplication", "KmsMasterKeyId", "FifoThroughputScope"];

    public IReadOnlySet<string> Properties { get; } = new HashSet<string>([.. s_attributes, "TracingConfig", "SignatureVersion", "DisplayName", "Tags"]);

    public async Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        var attributes = request.Given(s_attributes);
        var name = request.PhysicalName + (attributes.GetValueOrDefault("FifoTopic") == "true" ? ".fifo" : "");
        var arn = await request.Environment.Sns.CreateTopicAsync(name, attributes);
        return new(arn, new Dictionary<string, string> { ["TopicArn"] = arn, ["TopicName"] = name });
    }
}
