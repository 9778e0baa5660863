using Amazon.SQS.Model;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>AWS::SQS::Queue.</summary>
internal sealed class QueueType : IResourceType
{
    private static readonly string[] s_attributes =
    [
        "VisibilityTimeout", "MessageRetentionPeriod", "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit",
        "KmsMasterKeyId", "RedrivePolicy",
    ];

    public IReadOnlySet<string> Properties { get; } = new HashSet<string>([.. s_attributes, "SqsManagedSseEnabled", "KmsDataKeyReusePeriodSeconds", "Tags"]);

    public async Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        var sqs = request.Environment.Sqs;
        var attributes = request.Given(s_attributes);
        var isFifo = attributes.GetValueOrDefault("FifoQueue") == "true";
        if (request.Properties["RedrivePolicy"]?["deadLetterTargetArn"] is { } target && target.ToString().EndsWith(".fifo", StringComparison.Ordinal) != isFifo)
        {
            throw new DeploymentException($"{request.LogicalId} and its dead-letter queue {target} are not of one kind: a FIFO queue's must be FIFO, a standard queue's standard.");
        }

        var created = await sqs.CreateQueueAsync(
            new CreateQueueRequest { QueueName = request.PhysicalName + (isFifo ? ".fifo" : ""), Attributes = attributes }, TestContext.Current.CancellationToken);
        var described = await sqs.GetQueueAttributesAsync(created.QueueUrl, ["QueueArn"], TestContext.Current.CancellationToken);
        return new(created.QueueUrl, new Dictionary<string, string>
        {
            ["Arn"] = described.QueueARN,
            ["QueueName"] = described.QueueARN.Split(':')[^1],
            ["QueueUrl"] = created.QueueUrl,
        });
    }
}
