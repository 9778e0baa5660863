using System.Text.Json.Nodes;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>AWS::SQS::QueuePolicy: the policy of queues of the stack. A queue has one; a second would replace it.</summary>
internal sealed class QueuePolicyType : IResourceType
{
    public IReadOnlySet<string> Properties { get; } = new HashSet<string>(["PolicyDocument", "Queues"]);

    public async Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        foreach (var url in request.Properties["Queues"]!.AsArray().Select(queue => queue!.ToString()))
        {
            if (request.Existing.Any(other => other.Type == request.Type && Names(other.Properties, url)))
            {
                throw new DeploymentException($"{request.LogicalId} would replace the policy that the queue {url} has already.");
            }

            await request.Environment.Sqs.SetQueueAttributesAsync(
                url, new Dictionary<string, string> { ["Policy"] = request.Text("PolicyDocument") }, TestContext.Current.CancellationToken);
        }

        return new(request.PhysicalName, new Dictionary<string, string> { ["Id"] = request.PhysicalName });
    }

    private static bool Names(JsonObject policy, string url) => policy["Queues"]!.AsArray().Any(queue => queue!.ToString() == url);
}
