namespace ServerlessPatterns.Local.Telemetry;

/// <summary>The last thousand invocations, and the details of the latest of them, of 32 MB at most.</summary>
internal sealed class RecentInvocations
{
    private const int Kept = 1000;
    private const long MostBytes = 32L * 1024 * 1024;

    private readonly object _gate = new();
    private readonly InvocationRecord?[] _records = new InvocationRecord?[Kept];
    private readonly Queue<(InvocationRecord Record, long Size)> _detailed = new();
    private long _bytes;
    private long _last;

    /// <summary>The number of the last one; 0 where there was none.</summary>
    public long Last => Interlocked.Read(ref _last);

    /// <summary>The bytes of all details.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public void Add(InvocationRecord record)
    {
        var size = record.Detail?.Size ?? 0;
        lock (_gate)
        {
            record.Number = ++_last;
            ref var place = ref _records[_last % Kept];
            if (place is not null)
            {
                place.Detail = null;
            }

            place = record;
            if (record.Detail is not null)
            {
                _detailed.Enqueue((record, size));
                _bytes += size;
            }

            // Those that left the ring first, then the oldest in it.
            while (_detailed.TryPeek(out var oldest) && (oldest.Record.Detail is null || _bytes > MostBytes))
            {
                _detailed.Dequeue();
                oldest.Record.Detail = null;
                _bytes -= oldest.Size;
            }
        }
    }

    /// <summary>The latest invocations, the latest first.</summary>
    /// <param name="after">Those after this number alone.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="function">Those of one function alone.</param>
    public IReadOnlyList<InvocationRecord> Latest(int most, long after = 0, FunctionTelemetry? function = null)
    {
        var latest = new List<InvocationRecord>();
        lock (_gate)
        {
            for (var number = _last; number > Math.Max(after, _last - Kept) && latest.Count < most; number--)
            {
                if (_records[number % Kept] is { } record && (function is null || record.Function == function))
                {
                    latest.Add(record);
                }
            }
        }

        return latest;
    }

    public InvocationRecord? Find(string requestId)
    {
        lock (_gate)
        {
            return Array.Find(_records, record => record?.RequestId == requestId);
        }
    }
}
