namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>
/// AWS::SSM::Parameter. The stack writes it when all is created: a dynamic reference in the same template, which CloudFormation reads
/// before it creates anything, does not find it.
/// </summary>
internal sealed class ParameterType : IResourceType
{
    public IReadOnlySet<string> Properties { get; } = new HashSet<string>(["Name", "Type", "Value", "Description", "Tags"]);

    public Task<CreatedResource> CreateAsync(ResourceRequest request)
        => request.Text("Type") == "String"
            ? Task.FromResult(new CreatedResource(request.Text("Name"), new Dictionary<string, string> { ["Type"] = "String", ["Value"] = request.Text("Value") }))
            : throw new DeploymentException($"{request.LogicalId} is a parameter of the type {request.Text("Type")}, which the interpreter does not know.");
}
