namespace ServerlessPatterns.Local.Telemetry.Traces;

/// <summary>A message's place in its trace.</summary>
/// <param name="link">What led to it.</param>
internal sealed class MessageTrace(SpanLink link)
{
    private long _waitingSince = DateTimeOffset.UtcNow.UtcTicks;
    private SpanLink _link = link;

    /// <summary>The last step, on which the next one hangs.</summary>
    public SpanLink Link
    {
        get => Volatile.Read(ref _link);
        set => Volatile.Write(ref _link, value);
    }

    /// <summary>Since when it has lain in its queue, or will lie there hidden.</summary>
    public DateTimeOffset WaitingSince => new(Volatile.Read(ref _waitingSince), TimeSpan.Zero);

    public void Waits() => Volatile.Write(ref _waitingSince, DateTimeOffset.UtcNow.UtcTicks);
}
