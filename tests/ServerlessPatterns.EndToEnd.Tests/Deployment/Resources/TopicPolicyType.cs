namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>AWS::SNS::TopicPolicy, kept for assertions. A topic has one policy; a second would replace it.</summary>
internal sealed class TopicPolicyType : IResourceType
{
    public IReadOnlySet<string> Properties { get; } = new HashSet<string>(["PolicyDocument", "Topics"]);

    public Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        foreach (var arn in request.Properties["Topics"]!.AsArray().Select(topic => topic!.ToString()))
        {
            if (request.Existing.Any(other => other.Type == request.Type && other.Properties["Topics"]!.AsArray().Any(topic => topic!.ToString() == arn)))
            {
                throw new DeploymentException($"{request.LogicalId} would replace the policy that the topic {arn} has already.");
            }
        }

        return Task.FromResult(new CreatedResource(request.PhysicalName, new Dictionary<string, string> { ["Id"] = request.PhysicalName }));
    }
}
