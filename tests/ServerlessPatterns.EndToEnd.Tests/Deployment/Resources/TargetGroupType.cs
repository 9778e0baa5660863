using System.Text.Json.Nodes;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>
/// AWS::ElasticLoadBalancingV2::TargetGroup of a function of the stack, which Elastic Load Balancing registers only where it may invoke it:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html
/// </summary>
internal sealed class TargetGroupType : IResourceType
{
    public IReadOnlySet<string> Properties { get; } = new HashSet<string>(
    [
        "TargetType", "Targets", "TargetGroupAttributes", "HealthCheckEnabled", "HealthCheckPath", "HealthCheckIntervalSeconds", "HealthCheckTimeoutSeconds",
        "HealthyThresholdCount", "UnhealthyThresholdCount", "Matcher", "Tags",
    ]);

    public Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        if (request.Text("TargetType") != "lambda" || request.Properties["Targets"] is not JsonArray { Count: 1 } targets)
        {
            throw new DeploymentException($"{request.LogicalId} is no target group of one function.");
        }

        var function = targets[0]!["Id"]!.ToString();
        if (!request.Existing.Any(other => other.Type == "AWS::Lambda::Function" && other.Arn == function))
        {
            throw new DeploymentException($"{request.LogicalId} holds {function}, which is no function of the stack.");
        }

        if (!request.Existing.Any(other => other.Type == "AWS::Lambda::Permission" && Permits(other, function)))
        {
            throw new DeploymentException($"{request.LogicalId}: Elastic Load Balancing may not invoke {function}. The target group must depend on the permission.");
        }

        var fullName = $"targetgroup/{LoadBalancingArn.Name(request.PhysicalName)}/{LoadBalancingArn.Id(request.PhysicalName)}";
        var arn = LoadBalancingArn.Of(fullName);
        return Task.FromResult(new CreatedResource(arn, new Dictionary<string, string>
        {
            ["TargetGroupArn"] = arn,
            ["TargetGroupFullName"] = fullName,
            ["TargetGroupName"] = LoadBalancingArn.Name(request.PhysicalName),
        }));
    }

    private static bool Permits(PhysicalResource permission, string function)
        => permission.Properties["FunctionName"]!.ToString() == function
            && permission.Properties["Action"]!.ToString() == "lambda:InvokeFunction"
            && permission.Properties["Principal"]!.ToString() == "elasticloadbalancing.amazonaws.com"
            && permission.Properties["SourceAccount"]?.ToString() is null or StackEnvironment.AccountId;
}
