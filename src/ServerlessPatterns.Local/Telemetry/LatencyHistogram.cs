namespace ServerlessPatterns.Local.Telemetry;

/// <summary>
/// Durations, counted in buckets that grow by a tenth of a decade each, from 0.1 ms to a quarter of an hour, which is Lambda's longest timeout: a percentile is told
/// within 26 %. It has one size, however much is counted.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int PerDecade = 10;
    private const double Smallest = 0.1;

    private long _longest;

    private readonly long[] _counts = new long[s_bounds.Length + 1];

    private static readonly double[] s_bounds = [.. Enumerable.Range(0, 70).Select(index => Math.Round(Smallest * Math.Pow(10, (double)index / PerDecade), 3))];

    /// <summary>The longest duration of each bucket but the last, in milliseconds.</summary>
    public static IReadOnlyList<double> Bounds => s_bounds;

    /// <summary>How many durations each bucket has; the last those that are longer than all bounds.</summary>
    public long[] Counts()
    {
        var counts = new long[_counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Interlocked.Read(ref _counts[i]);
        }

        return counts;
    }

    public void Add(double milliseconds)
    {
        var bucket = Array.BinarySearch(s_bounds, milliseconds);
        Interlocked.Increment(ref _counts[bucket < 0 ? ~bucket : bucket]);
        var ticks = (long)(milliseconds * TimeSpan.TicksPerMillisecond);
        for (var longest = Interlocked.Read(ref _longest); ticks > longest;)
        {
            var seen = Interlocked.CompareExchange(ref _longest, ticks, longest);
            longest = seen == longest ? ticks : seen;
        }
    }

    /// <summary>The duration that a part of all are not longer than, in milliseconds: its bucket's bound, or the longest of all where that is shorter. 0 where nothing was counted.</summary>
    /// <param name="part">0.5 for the median.</param>
    public double Percentile(double part)
    {
        var counts = Counts();
        var left = (long)Math.Ceiling(counts.Sum() * part);
        if (left == 0)
        {
            return 0;
        }

        var bucket = 0;
        while ((left -= counts[bucket]) > 0)
        {
            bucket++;
        }

        return Math.Min(s_bounds[Math.Min(bucket, s_bounds.Length - 1)], Math.Round((double)Interlocked.Read(ref _longest) / TimeSpan.TicksPerMillisecond, 3));
    }
}
