namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>AWS::SNS::Subscription of a queue.</summary>
internal sealed class SubscriptionType : IResourceType
{
    private static readonly string[] s_attributes = ["RawMessageDelivery", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy"];

    public IReadOnlySet<string> Properties { get; } = new HashSet<string>([.. s_attributes, "TopicArn", "Protocol", "Endpoint"]);

    public async Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        var topic = request.Text("TopicArn");
        var endpoint = request.Text("Endpoint");

        // Neither the emulator nor an offline validator of templates looks at these.
        if (request.Text("Protocol") != "sqs" || !endpoint.StartsWith("arn:aws:sqs:", StringComparison.Ordinal))
        {
            throw new DeploymentException($"{request.LogicalId} subscribes {endpoint} by the protocol {request.Text("Protocol")}, not a queue by its ARN.");
        }

        if (IsFifo(endpoint) && !IsFifo(topic))
        {
            throw new DeploymentException($"{request.LogicalId}: the standard topic {topic} cannot deliver to the FIFO queue {endpoint}.");
        }

        var deadLetterQueue = request.Properties["RedrivePolicy"]?["deadLetterTargetArn"]?.ToString();
        if (deadLetterQueue is not null && IsFifo(deadLetterQueue) != IsFifo(topic))
        {
            throw new DeploymentException($"{request.LogicalId}: the dead-letter queue {deadLetterQueue} is not of the kind of the topic {topic}.");
        }

        var arn = await request.Environment.Sns.SubscribeAsync(topic, "sqs", endpoint, request.Given(s_attributes));
        return new(arn, new Dictionary<string, string> { ["Arn"] = arn });
    }

    private static bool IsFifo(string arn) => arn.EndsWith(".fifo", StringComparison.Ordinal);
}
