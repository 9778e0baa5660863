namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>AWS::ElasticLoadBalancingV2::LoadBalancer, an application's: it exists by its name, and tests play its part.</summary>
internal sealed class LoadBalancerType : IResourceType
{
    public IReadOnlySet<string> Properties { get; } = new HashSet<string>(["Type", "Scheme", "Subnets", "SecurityGroups", "LoadBalancerAttributes", "Tags"]);

    public Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        if (request.Text("Type") != "application" || request.Properties["Subnets"]?.AsArray().Select(subnet => subnet!.ToString()).Distinct().Count() is not >= 2)
        {
            throw new DeploymentException($"{request.LogicalId} is no application load balancer in two subnets or more.");
        }

        var fullName = $"app/{LoadBalancingArn.Name(request.PhysicalName)}/{LoadBalancingArn.Id(request.PhysicalName)}";
        var arn = LoadBalancingArn.Of("loadbalancer/" + fullName);
        return Task.FromResult(new CreatedResource(arn, new Dictionary<string, string>
        {
            ["LoadBalancerArn"] = arn,
            ["LoadBalancerFullName"] = fullName,
            ["LoadBalancerName"] = LoadBalancingArn.Name(request.PhysicalName),
            ["DNSName"] = $"{LoadBalancingArn.Name(request.PhysicalName)}.{StackEnvironment.Region}.elb.amazonaws.com".ToLowerInvariant(),
        }));
    }
}
