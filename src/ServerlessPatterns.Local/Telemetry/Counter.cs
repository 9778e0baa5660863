namespace ServerlessPatterns.Local.Telemetry;

/// <summary>Counts, by any thread.</summary>
internal sealed class Counter
{
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Add(long count = 1) => Interlocked.Add(ref _value, count);
}
