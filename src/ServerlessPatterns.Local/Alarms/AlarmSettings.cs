using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Alarms;

/// <summary>
/// What a template says of an AWS::CloudWatch::Alarm on one metric
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html).
/// </summary>
/// <param name="Id">service/logical id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">AWS/SQS and the like.</param>
/// <param name="MetricName">The metric.</param>
internal sealed record AlarmSettings(string Id, string Name, string Namespace, string MetricName)
{
    // Properties of the template, which members here have the names of by chance.
    private const string DimensionsOfTemplate = "Dimensions";
    private const string NameOfDimension = "Name";

    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = new Dictionary<string, string>();

    /// <summary>Maximum, Minimum, Sum, Average or SampleCount.</summary>
    public string Statistic { get; init; } = "Maximum";

    /// <summary>Seconds.</summary>
    public int Period { get; init; } = 60;

    public int EvaluationPeriods { get; init; } = 1;

    public int DatapointsToAlarm { get; init; } = 1;

    public double Threshold { get; init; }

    public string ComparisonOperator { get; init; } = "GreaterThanThreshold";

    /// <summary>breaching, notBreaching, ignore or missing.</summary>
    public string TreatMissingData { get; init; } = "missing";

    /// <summary>What to do about it.</summary>
    public string? Description { get; init; }

    public static AlarmSettings Read(LocalStack stack, LocalResource alarm)
    {
        var periods = alarm.Number("EvaluationPeriods", 1);
        return new AlarmSettings(stack.IdOf(alarm), alarm.Text("AlarmName") ?? alarm.LogicalId, alarm.Text("Namespace") ?? "", alarm.Text("MetricName") ?? "")
        {
            Dimensions = (alarm.Properties[DimensionsOfTemplate] as JsonArray ?? []).ToDictionary(dimension => dimension![NameOfDimension]!.ToString(), dimension => dimension!["Value"]!.ToString(), StringComparer.Ordinal),
            Statistic = alarm.Text("Statistic") ?? "",
            Period = alarm.Number("Period", 60),
            EvaluationPeriods = periods,
            DatapointsToAlarm = alarm.Number("DatapointsToAlarm", periods),
            Threshold = double.Parse(alarm.Text("Threshold") ?? "0", CultureInfo.InvariantCulture),
            ComparisonOperator = alarm.Text("ComparisonOperator") ?? "",
            TreatMissingData = alarm.Text("TreatMissingData") ?? "missing",
            Description = alarm.Text("AlarmDescription"),
        };
    }

    /// <summary>Whether a value is beyond the threshold; null where the operator is not known here.</summary>
    public bool? IsBreaching(double value) => ComparisonOperator switch
    {
        "GreaterThanThreshold" => value > Threshold,
        "GreaterThanOrEqualToThreshold" => value >= Threshold,
        "LessThanThreshold" => value < Threshold,
        "LessThanOrEqualToThreshold" => value <= Threshold,
        _ => null,
    };
}
