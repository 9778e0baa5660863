using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.Service;

/// <summary>A CloudWatch alarm on one metric of one resource.</summary>
internal static class Alarm
{
    public static Resource Of(ServiceModel service, string metricNamespace, string metric, string dimension, JsonNode value, AlarmRule rule)
        => new("AWS::CloudWatch::Alarm", new JsonObject
        {
            { "AlarmDescription", rule.Description },
            { "AlarmActions", Intrinsic.If(TemplateParameters.HasAlarmTopic, new JsonArray { Intrinsic.Ref(TemplateParameters.AlarmTopicArn) }, Intrinsic.NoValue) },
            { "Namespace", metricNamespace },
            { "MetricName", metric },
            { "Dimensions", new JsonArray { new JsonObject { { "Name", dimension }, { "Value", value } } } },
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
