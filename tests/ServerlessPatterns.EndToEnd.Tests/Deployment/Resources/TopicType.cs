namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>AWS::SNS::Topic.</summary>
internal sealed class TopicType : IResourceType
{
    private static readonly string[] s_attributes = ["FifoTopic", "ContentBasedDeduplication", "KmsMasterKeyId", "FifoThroughputScope"];

    public IReadOnlySet<string> Properties { get; } = new HashSet<string>([.. s_attributes, "TopicName", "TracingConfig", "SignatureVersion", "DisplayName", "Tags"]);

    public async Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        var attributes = request.Given(s_attributes);

        // As CloudFormation does, it makes up a name that is no FIFO topic's.
        var name = request.Properties["TopicName"]?.ToString() ?? request.PhysicalName;
        var arn = await request.Environment.Sns.CreateTopicAsync(name, attributes);
        return new(arn, new Dictionary<string, string> { ["TopicArn"] = arn, ["TopicName"] = name });
    }
}
