using System.Globalization;

namespace ServerlessPatterns.Local.Alarms;

/// <summary>
/// An alarm on a metric that has a value each minute. It is evaluated each minute, over as many periods as it says, the last of which ends now: a sliding window
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html). Its minutes are told one after another.
/// </summary>
/// <param name="settings">What the template says.</param>
internal sealed class MetricAlarm(AlarmSettings settings)
{
    private const int Minute = 60;

    // The latest first.
    private readonly LinkedList<double> _minutes = new();
    private volatile Finding _finding = new(AlarmState.InsufficientData, "Its first minute is not over.");

    public AlarmSettings Settings { get; } = settings;

    public AlarmState State => _finding.State;

    /// <summary>Why it is in this state.</summary>
    public string Reason => _finding.Reason;

    private int MinutesOfPeriod => Math.Max(1, Settings.Period / Minute);

    /// <summary>Says that it cannot be evaluated.</summary>
    public void CannotTell(string reason) => _finding = new Finding(AlarmState.InsufficientData, reason);

    /// <summary>A minute is over.</summary>
    /// <param name="value">The metric's value in it.</param>
    public void MinuteEnded(double value)
    {
        _minutes.AddFirst(value);
        if (_minutes.Count > MinutesOfPeriod * Settings.EvaluationPeriods)
        {
            _minutes.RemoveLast();
        }

        var periods = _minutes.Chunk(MinutesOfPeriod).Select(Statistic).ToList();
        var breaching = periods.Where(value => Settings.IsBreaching(value) == true).ToList();
        var missing = Settings.EvaluationPeriods - periods.Count;
        var isAlarm = breaching.Count + (Settings.TreatMissingData == "breaching" ? missing : 0) >= Settings.DatapointsToAlarm;
        _finding = isAlarm
            ? new Finding(AlarmState.Alarm, $"{Values(breaching)} {Is} {Number(Settings.Threshold)}.{(Settings.Description is null ? "" : " ")}{Settings.Description}")
            : new Finding(AlarmState.Ok, $"{Values(periods)} {(breaching.Count == 0 ? "is not" : "is not in enough periods")} {Is[3..]} {Number(Settings.Threshold)}.");
    }

    private string Is => Settings.ComparisonOperator switch
    {
        "GreaterThanThreshold" => "is greater than",
        "GreaterThanOrEqualToThreshold" => "is at least",
        "LessThanThreshold" => "is less than",
        _ => "is at most",
    };

    private double Statistic(double[] minutes) => Settings.Statistic switch
    {
        "Sum" => minutes.Sum(),
        "Average" => minutes.Average(),
        "Minimum" => minutes.Min(),
        "SampleCount" => minutes.Length,
        _ => minutes.Max(),
    };

    private string Values(IEnumerable<double> values) => $"{Settings.MetricName} {string.Join(", ", values.Select(Number))}";

    private static string Number(double value) => Math.Round(value, 3).ToString(CultureInfo.InvariantCulture);

    private sealed record Finding(AlarmState State, string Reason);
}
