namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>
/// Checks a target's health
/// (<see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">Health checks</see>).
/// A new target is healthy after one check that passes; afterwards the thresholds count. What it finds sends no request elsewhere: a target
/// group that has unhealthy targets alone gets requests all the same, and one with a function has no other.
/// </summary>
/// <param name="target">The target group.</param>
/// <param name="settings">How it is checked.</param>
/// <param name="time">The clock of the interval. The timeout is by the machine's: a function works as long as it works.</param>
internal sealed class HealthChecker(TargetGroup target, HealthCheckSettings settings, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private int _passedInARow;
    private int _failedInARow;
    private volatile TargetHealth _health = TargetHealth.Initial;

    /// <summary>Is told when the state has changed: from which, and to which.</summary>
    public event Action<TargetHealth, TargetHealth>? Changed;

    /// <summary>What the checks have found so far.</summary>
    public TargetHealth Health => _health;

    /// <summary>Begins to check.</summary>
    public void Start() => _running = Task.Run(() => RunAsync(_stop.Token));

    /// <summary>Checks no more; a check that runs is left to itself.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            // "The time it takes for the target to respond does not affect the interval for the next health check request."
            var next = Task.Delay(settings.Interval, time, stop);
            Count(await CheckAsync(stop).ConfigureAwait(false));
            await next.ConfigureAwait(false);
        }
    }

    private async Task<TargetHealth> CheckAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(settings.Timeout);
        try
        {
            var answer = await target.CheckHealthAsync(patience.Token).ConfigureAwait(false);
            return settings.Matcher.Contains(answer.Status) ? TargetHealth.Healthy : TargetHealth.Mismatch(answer.Status);
        }
        catch (Exception e) when (e is BadAnswerException or UndocumentedException)
        {
            return TargetHealth.Failed(e.Message);
        }
        catch (Exception) when (patience.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return TargetHealth.TimedOut;
        }
    }

    private void Count(TargetHealth found)
    {
        var before = _health;
        var isPassed = found.State == TargetState.Healthy;
        (_passedInARow, _failedInARow) = isPassed ? (_passedInARow + 1, 0) : (0, _failedInARow + 1);
        if (isPassed ? before.State != TargetState.Unhealthy || _passedInARow >= settings.HealthyThreshold : before.State == TargetState.Unhealthy || _failedInARow >= settings.UnhealthyThreshold)
        {
            _health = found;
        }

        if (_health.State != before.State)
        {
            Changed?.Invoke(before, _health);
        }
    }
}
