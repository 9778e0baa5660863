using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Functions;
using ServerlessPatterns.Local.LoadBalancers;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local;

/// <summary>Reads a stack's listener rules, and the target groups that they lead to.</summary>
/// <param name="stack">The stack.</param>
/// <param name="functions">Functions by their ARN.</param>
/// <param name="quiescence">Counts requests that run.</param>
/// <param name="time">The clock of health checks.</param>
internal sealed class ListenerRuleReader(LocalStack stack, IReadOnlyDictionary<string, LocalFunction> functions, Quiescence quiescence, TimeProvider time)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="LocalException">One is of a kind that is not known here.</exception>
    public IEnumerable<CloudTarget> Read() => stack.Of("AWS::ElasticLoadBalancingV2::ListenerRule").Select(Read);

    private CloudTarget Read(LocalResource rule)
    {
        var name = $"{rule.LogicalId} of {stack.Service}";
        List<string> paths = [];
        List<string> hosts = [];
        foreach (var condition in Items(rule.Properties["Conditions"]))
        {
            switch (condition["Field"]?.ToString())
            {
                case "path-pattern":
                    paths.AddRange(Texts(condition["PathPatternConfig"]?["Values"]));
                    break;
                case "host-header":
                    hosts.AddRange(Texts(condition["HostHeaderConfig"]?["Values"]));
                    break;
                case var other:
                    throw new LocalException($"{name} has a condition on '{other}'. Those on path-pattern and host-header are known here.");
            }
        }

        if (Items(rule.Properties["Actions"]).ToArray() is not [var action] || action["Type"]?.ToString() != "forward" || action["TargetGroupArn"]?.ToString() is not { } groupArn
            || stack.Of("AWS::ElasticLoadBalancingV2::TargetGroup").FirstOrDefault(group => group.Ref == groupArn) is not { } group)
        {
            throw new LocalException($"{name} has an action other than to forward to a target group of its stack, which is what is known here.");
        }

        if (Items(group.Properties["Targets"]).ToArray() is not [var target] || target["Id"]?.ToString() is not { } functionArn || !functions.TryGetValue(functionArn, out var function))
        {
            throw new LocalException($"{group.LogicalId} of {stack.Service} does not have one target which is a function of its stack.");
        }

        var isMultiValue = Items(group.Properties["TargetGroupAttributes"]).Any(attribute => attribute["Key"]?.ToString() == "lambda.multi_value_headers.enabled" && attribute["Value"]?.ToString() == "true");
        var health = group.Is("HealthCheckEnabled") ? HealthCheckOf(group) : null;
        var targetGroup = new TargetGroup(group.Ref, isMultiValue, health, new LocalTargetFunction(function, quiescence));
        return new CloudTarget(
            stack.Service,
            stack.Of("AWS::Lambda::Function").First(resource => resource.Arn == functionArn),
            function.Name,
            new ListenerRule(name, rule.Number("Priority", 0), paths, hosts, targetGroup),
            health is null ? null : new HealthChecker(targetGroup, health, time));
    }

    private static HealthCheckSettings HealthCheckOf(LocalResource group)
    {
        var defaults = new HealthCheckSettings(group.Text("HealthCheckPath") ?? "/");
        return defaults with
        {
            Interval = TimeSpan.FromSeconds(group.Number("HealthCheckIntervalSeconds", (int)defaults.Interval.TotalSeconds)),
            Timeout = TimeSpan.FromSeconds(group.Number("HealthCheckTimeoutSeconds", (int)defaults.Timeout.TotalSeconds)),
            HealthyThreshold = group.Number("HealthyThresholdCount", defaults.HealthyThreshold),
            UnhealthyThreshold = group.Number("UnhealthyThresholdCount", defaults.UnhealthyThreshold),
            Matcher = group.Properties["Matcher"]?["HttpCode"] is { } codes ? SuccessCodes.Parse(codes.ToString()) : defaults.Matcher,
        };
    }

    private static IEnumerable<JsonNode> Items(JsonNode? list) => (list as JsonArray)?.OfType<JsonNode>() ?? [];

    private static IEnumerable<string> Texts(JsonNode? list) => Items(list).Select(text => text.ToString());
}
