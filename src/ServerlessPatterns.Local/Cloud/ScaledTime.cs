namespace ServerlessPatterns.Local;

/// <summary>A clock that runs faster than the machine's, or slower.</summary>
/// <param name="speed">How many seconds pass in one of the machine's.</param>
internal sealed class ScaledTime(double speed) : TimeProvider
{
    private readonly DateTimeOffset _begin = System.GetUtcNow();
    private readonly long _beginTimestamp = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _begin + (System.GetElapsedTime(_beginTimestamp) * speed);

    /// <summary>The machine's time when this clock shows a time.</summary>
    public DateTimeOffset ToMachine(DateTimeOffset time) => _begin + ((time - _begin) / speed);

    public override long GetTimestamp() => _beginTimestamp + (long)((System.GetTimestamp() - _beginTimestamp) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new ScaledTimer(System.CreateTimer(callback, state, Scale(dueTime), Scale(period)), Scale);

    /// <summary>A time of this clock, by the machine's; none is none.</summary>
    private TimeSpan Scale(TimeSpan time) => time <= TimeSpan.Zero ? time : TimeSpan.FromTicks(Math.Max(1, (long)(time.Ticks / speed)));

    private sealed class ScaledTimer(ITimer timer, Func<TimeSpan, TimeSpan> scale) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(scale(dueTime), scale(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
