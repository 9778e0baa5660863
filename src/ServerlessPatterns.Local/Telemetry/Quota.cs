namespace ServerlessPatterns.Local.Telemetry;

/// <summary>Lets so much through in each second, from any thread.</summary>
/// <param name="perSecond">How much.</param>
/// <param name="time">The clock; null: the machine's.</param>
internal sealed class Quota(int perSecond, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    private long _second;
    private int _taken;

    public bool TryTake()
    {
        var second = _time.GetTimestamp() / _time.TimestampFrequency;
        var begun = Interlocked.Read(ref _second);
        if (second != begun && Interlocked.CompareExchange(ref _second, second, begun) == begun)
        {
            Volatile.Write(ref _taken, 0);
        }

        return Volatile.Read(ref _taken) < perSecond && Interlocked.Increment(ref _taken) <= perSecond;
    }
}
