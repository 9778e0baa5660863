namespace ServerlessPatterns.Local.Telemetry;

/// <summary>Lets so much through in each second of the machine's clock, from any thread.</summary>
/// <param name="perSecond">How much.</param>
internal sealed class Quota(int perSecond)
{
    private const long Second = 1000;

    private long _second;
    private int _taken;

    public bool TryTake()
    {
        var second = Environment.TickCount64 / Second;
        var begun = Interlocked.Read(ref _second);
        if (second != begun && Interlocked.CompareExchange(ref _second, second, begun) == begun)
        {
            Volatile.Write(ref _taken, 0);
        }

        return Volatile.Read(ref _taken) < perSecond && Interlocked.Increment(ref _taken) <= perSecond;
    }
}
