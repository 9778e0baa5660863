namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>AWS::EC2::SecurityGroup, kept for assertions: nothing of the emulator's is in a network.</summary>
internal sealed class SecurityGroupType : IResourceType
{
    public IReadOnlySet<string> Properties { get; } = new HashSet<string>(["GroupDescription", "VpcId", "SecurityGroupIngress", "SecurityGroupEgress", "Tags"]);

    public Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        var id = "sg-" + LoadBalancingArn.Id(request.PhysicalName);
        return Task.FromResult(new CreatedResource(id, new Dictionary<string, string> { ["GroupId"] = id, ["VpcId"] = request.Text("VpcId") }));
    }
}
