namespace ServerlessPatterns.Local.Alarms;

/// <summary>The alarms of a cloud, evaluated each minute of its clock.</summary>
internal sealed class CloudAlarms : IDisposable
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly List<(MetricAlarm Alarm, Func<double> Read)> _measured = [];
    private readonly ITimer _timer;
    private bool _isDisposed;

    /// <summary>Begins to evaluate alarms.</summary>
    /// <param name="alarms">What templates say of them.</param>
    /// <param name="metrics">The metrics that there are.</param>
    /// <param name="time">The clock.</param>
    public CloudAlarms(IEnumerable<AlarmSettings> alarms, AlarmMetrics metrics, TimeProvider time)
    {
        All = [.. alarms.Select(settings => new MetricAlarm(settings))];
        foreach (var alarm in All)
        {
            if (metrics.Find(alarm.Settings) is not { } read)
            {
                alarm.CannotTell($"{alarm.Settings.MetricName} of {alarm.Settings.Namespace} is not measured on one machine.");
            }
            else if (alarm.Settings.IsBreaching(0) is null)
            {
                alarm.CannotTell($"Its ComparisonOperator is {alarm.Settings.ComparisonOperator}, which is not evaluated on one machine.");
            }
            else
            {
                _measured.Add((alarm, read));
            }
        }

        _timer = time.CreateTimer(static alarms => ((CloudAlarms)alarms!).MinuteEnded(), this, s_minute, Timeout.InfiniteTimeSpan);
    }

    public IReadOnlyList<MetricAlarm> All { get; }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timer.Dispose();
        }
    }

    private void MinuteEnded()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            foreach (var (alarm, read) in _measured)
            {
                alarm.MinuteEnded(read());
            }

            _timer.Change(s_minute, Timeout.InfiniteTimeSpan);
        }
    }
}
