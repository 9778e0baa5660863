using System.Text.Json.Nodes;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>AWS::ElasticLoadBalancingV2::ListenerRule, which forwards to a target group of the stack. A listener has one rule of a priority.</summary>
internal sealed class ListenerRuleType : IResourceType
{
    /// <summary>See https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html</summary>
    private const int MaximumValues = 5;

    private const int MaximumPriority = 50_000;

    public IReadOnlySet<string> Properties { get; } = new HashSet<string>(["ListenerArn", "Priority", "Conditions", "Actions", "Tags"]);

    public Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        var listener = request.Text("ListenerArn");
        var priority = (int)request.Properties["Priority"]!;
        if (!listener.Contains(":listener/app/", StringComparison.Ordinal))
        {
            throw new DeploymentException($"{request.LogicalId} is a rule of {listener}, which is no listener of an Application Load Balancer.");
        }

        if (priority is < 1 or > MaximumPriority)
        {
            throw new DeploymentException($"{request.LogicalId} has the priority {priority}, which is not between 1 and {MaximumPriority}.");
        }

        if (request.Existing.Any(other => other.Type == request.Type && other.Properties["ListenerArn"]!.ToString() == listener && (int)other.Properties["Priority"]! == priority))
        {
            throw new DeploymentException($"{request.LogicalId}: {listener} has a rule of the priority {priority} already.");
        }

        if (PathPatterns(request.Properties).Count + Hosts(request.Properties).Count is < 1 or > MaximumValues)
        {
            throw new DeploymentException($"{request.LogicalId} has not between 1 and {MaximumValues} values in its conditions.");
        }

        var group = TargetGroup(request.Properties);
        if (!request.Existing.Any(other => other.Type == "AWS::ElasticLoadBalancingV2::TargetGroup" && other.Ref == group))
        {
            throw new DeploymentException($"{request.LogicalId} forwards to {group}, which is no target group of the stack.");
        }

        var arn = LoadBalancingArn.Of($"listener-rule/{LoadBalancingArn.FullName(listener, "listener")}/{LoadBalancingArn.Id(request.PhysicalName)}");
        return Task.FromResult(new CreatedResource(arn, new Dictionary<string, string> { ["RuleArn"] = arn }));
    }

    public static IReadOnlyList<string> PathPatterns(JsonObject rule) => Values(rule, "path-pattern", "PathPatternConfig");

    public static IReadOnlyList<string> Hosts(JsonObject rule) => Values(rule, "host-header", "HostHeaderConfig");

    /// <summary>The ARN of the target group that the rule's one action forwards to.</summary>
    public static string TargetGroup(JsonObject rule)
        => rule["Actions"] is JsonArray { Count: 1 } actions && actions[0]!["Type"]!.ToString() == "forward"
            ? actions[0]!["TargetGroupArn"]!.ToString()
            : throw new DeploymentException("A rule that does not forward to one target group is none that the interpreter knows.");

    private static IReadOnlyList<string> Values(JsonObject rule, string field, string config)
        => rule["Conditions"]!.AsArray().SingleOrDefault(condition => condition!["Field"]!.ToString() == field) is { } condition
            ? [.. condition[config]!["Values"]!.AsArray().Select(value => value!.ToString())]
            : [];
}
