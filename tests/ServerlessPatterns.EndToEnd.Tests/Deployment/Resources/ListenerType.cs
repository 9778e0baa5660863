namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>AWS::ElasticLoadBalancingV2::Listener, of a load balancer of the stack. A port of it has one listener.</summary>
internal sealed class ListenerType : IResourceType
{
    public IReadOnlySet<string> Properties { get; } = new HashSet<string>(["LoadBalancerArn", "Protocol", "Port", "Certificates", "SslPolicy", "DefaultActions", "Tags"]);

    public Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        var loadBalancer = request.Text("LoadBalancerArn");
        if (request.Existing.All(other => other.Ref != loadBalancer))
        {
            throw new DeploymentException($"{request.LogicalId} is a listener of {loadBalancer}, which is no load balancer of the stack.");
        }

        if (request.Existing.Any(other => other.Type == request.Type && other.Properties["LoadBalancerArn"]!.ToString() == loadBalancer && other.Properties["Port"]!.ToString() == request.Text("Port")))
        {
            throw new DeploymentException($"{request.LogicalId}: the port {request.Text("Port")} of {loadBalancer} has a listener already.");
        }

        if ((request.Text("Protocol") == "HTTPS") != (request.Properties["Certificates"] is not null))
        {
            throw new DeploymentException($"{request.LogicalId}: a listener has a certificate if it speaks HTTPS, and only then.");
        }

        var arn = LoadBalancingArn.Of($"listener/{LoadBalancingArn.FullName(loadBalancer, "loadbalancer")}/{LoadBalancingArn.Id(request.PhysicalName)}");
        return Task.FromResult(new CreatedResource(arn, new Dictionary<string, string> { ["ListenerArn"] = arn }));
    }
}
