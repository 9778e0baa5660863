using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.Service;

/// <summary>A CloudWatch alarm on one metric.</summary>
internal static class Alarm
{
    public static Resource Of(ServiceModel service, string metricNamespace, string metric, IEnumerable<(string Name, JsonNode Value)> dimensions, AlarmRule rule)
        => new("AWS::CloudWatch::Alarm", new JsonObject
        {
            { "AlarmDescription", rule.Description },
            { "AlarmActions", Intrinsic.If(TemplateParameters.HasAlarmTopic, new JsonArray { Intrinsic.Ref(TemplateParameters.AlarmTopicArn) }, Intrinsic.NoValue) },
            { "Namespace", metricNamespace },
            { "MetricName", metric },
            { "Dimensions", new JsonArray(dimensions.Select(dimension => (JsonNode)new JsonObject { { "Name", dimension.Name }, { "Value", dimension.Value } })) },
            { "Statistic", rule.Statistic },
            { "ComparisonOperator", "GreaterThanThreshold" },
            { "Threshold", rule.Threshold },
            { "Period", rule.PeriodSeconds },
            { "EvaluationPeriods", rule.Periods },

            // These metrics are not sent while nothing happens, which is well.
            { "TreatMissingData", "notBreaching" },
            { "Tags", ServiceTags.List(service) },
        });
}
