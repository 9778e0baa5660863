using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>The resources of one [LoadBalancerTarget] class.</summary>
internal static class TargetResources
{
    public const string Pattern = "LoadBalancerTarget";

    private const int FiveMinutes = 300;

    public static void AddTo(Template template, ServiceModel service, LoadBalancerTargetModel target, TemplatePlan plan)
    {
        var ids = plan.Ids(target.Function.Class);
        var origin = new ResourceOrigin(Pattern, target.Function.Class.FullName);
        FunctionResources.AddTo(
            template,
            service,
            target.Function,
            plan,
            origin,
            $"Answers the requests for {target.PathPattern}{(target.Host is { } host ? " of " + host : "")}.",
            [],
            new RuleException("Serverless-LambdaDLQ", "It is never invoked asynchronously: the load balancer waits for its answer."));
        template.AddResource(ids.TargetPermission, Permission(ids), origin);
        template.AddResource(ids.TargetGroup, TargetGroup(service, target, ids), origin);
        template.AddResource(ids.TargetRule, Rule(service, target, ids), origin);
        template.AddResource(ids.TargetFailuresAlarm, FailuresAlarm(service, target, ids), origin);
        FunctionAlarms.AddTo(template, service, target.Function, ids, origin);
    }

    /// <summary>
    /// The account is the source, not the target group: that is made after the permission, which it needs to register the function. See
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html
    /// </summary>
    private static Resource Permission(LogicalIds ids) => new("AWS::Lambda::Permission", new JsonObject
    {
        { "Action", "lambda:InvokeFunction" },
        { "FunctionName", Intrinsic.GetAtt(ids.Function, "Arn") },
        { "Principal", "elasticloadbalancing.amazonaws.com" },
        { "SourceAccount", Intrinsic.Ref("AWS::AccountId") },
    });

    private static Resource TargetGroup(ServiceModel service, LoadBalancerTargetModel target, LogicalIds ids)
    {
        var properties = new JsonObject
        {
            { "TargetType", "lambda" },
            { "Targets", new JsonArray { new JsonObject { { "Id", Intrinsic.GetAtt(ids.Function, "Arn") } } } },

            // Without it the load balancer passes on the last value of a header field or query parameter that came several times:
            // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#multi-value-headers
            { "TargetGroupAttributes", new JsonArray { new JsonObject { { "Key", "lambda.multi_value_headers.enabled" }, { "Value", "true" } } } },
            { "HealthCheckEnabled", target.HealthCheckPath is not null },
            { "Tags", ServiceTags.List(service) },
        };
        if (target.HealthCheckPath is { } path)
        {
            // The values that Elastic Load Balancing has for functions: a check waits for a cold start, and is over before the next.
            // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
            properties.Add("HealthCheckPath", path);
            properties.Add("HealthCheckIntervalSeconds", 35);
            properties.Add("HealthCheckTimeoutSeconds", 30);
            properties.Add("HealthyThresholdCount", 5);
            properties.Add("UnhealthyThresholdCount", 2);
            properties.Add("Matcher", new JsonObject { { "HttpCode", "200" } });
        }

        return new Resource("AWS::ElasticLoadBalancingV2::TargetGroup", properties) { DependsOn = [ids.TargetPermission] };
    }

    /// <summary>See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listenerrule.html</summary>
    private static Resource Rule(ServiceModel service, LoadBalancerTargetModel target, LogicalIds ids) => new("AWS::ElasticLoadBalancingV2::ListenerRule", new JsonObject
    {
        { "ListenerArn", ListenerResources.Listener },
        { "Priority", target.Priority },
        {
            "Conditions",
            new JsonArray
            {
                new JsonObject { { "Field", "path-pattern" }, { "PathPatternConfig", Values(PathPattern.Values(target.PathPattern)) } },
                target.Host is { } host ? new JsonObject { { "Field", "host-header" }, { "HostHeaderConfig", Values([host]) } } : null,
            }
        },
        { "Actions", new JsonArray { new JsonObject { { "Type", "forward" }, { "TargetGroupArn", Intrinsic.Ref(ids.TargetGroup) } } } },
        { "Tags", ServiceTags.List(service) },
    });

    private static JsonObject Values(IEnumerable<string> values) => new() { { "Values", new JsonArray(values.Select(value => (JsonNode)value)) } };

    /// <summary>
    /// A function that fails makes the load balancer answer 502 by itself, which this metric does not count; the function's own alarm does. See
    /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
    /// </summary>
    private static Resource FailuresAlarm(ServiceModel service, LoadBalancerTargetModel target, LogicalIds ids) => Alarm.Of(
        service,
        "AWS/ApplicationELB",
        "HTTPCode_Target_5XX_Count",
        [("LoadBalancer", ListenerResources.LoadBalancerFullName), ("TargetGroup", Intrinsic.GetAtt(ids.TargetGroup, "TargetGroupFullName"))],
        new AlarmRule(
            $"{target.Function.Class.FullName} answered requests for {target.PathPattern} with a server error: an exception that none of its methods caught, or a status of 500 and above that one of them chose. Look into its log group for the exception and its request, and mend the cause.",
            "Sum", 0, FiveMinutes, 1));
}
