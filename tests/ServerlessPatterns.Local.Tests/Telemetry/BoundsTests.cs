using ServerlessPatterns.Local.Telemetry;
using ServerlessPatterns.Local.Telemetry.Traces;

namespace ServerlessPatterns.Local.Tests.Telemetry;

/// <summary>What is recorded has a bound, however much runs.</summary>
public sealed class BoundsTests
{
    [Fact]
    public void Of_a_thousand_invocations_with_much_to_keep_the_latest_keep_it()
    {
        using var telemetry = new CloudTelemetry();
        var function = telemetry.AddFunction("shop/PayFunction", "shop", "Pay", "shop-PayFunction");
        for (var i = 0; i < 3000; i++)
        {
            function.Begin($"{i}", new byte[100_000], null).Failed(new InvalidOperationException(), isColdStart: false);
        }

        var kept = telemetry.Invocations.Latest(int.MaxValue);
        Assert.InRange(telemetry.Invocations.Bytes, 1, 32 * 1024 * 1024);
        Assert.Equal(1000, kept.Count);
        Assert.Equal("2999", kept[0].RequestId);
        Assert.Equal(64 * 1024, kept[0].Detail!.Input.Length);
        Assert.Null(kept[^1].Detail);
        Assert.Null(telemetry.Invocations.Find("1999"));
        Assert.Equal((3000, 3000, 0), (function.Invocations.Value, function.Errors.Value, function.Running));
    }

    [Fact]
    public void A_log_keeps_its_beginning_and_says_that_it_is_not_all()
    {
        var log = new InvocationLog();
        log.Write(new string('x', 32 * 1024));
        Assert.False(log.IsTruncated);
        log.Write("y");

        Assert.True(log.IsTruncated);
        Assert.Equal(new string('x', 32 * 1024), Assert.Single(log.Lines()));
    }

    [Fact]
    public void What_is_written_after_an_invocation_is_nobody_s()
    {
        var log = new InvocationLog();
        log.Write("a\r\nb\n\nc\n");
        log.Close();
        log.Write("d");

        Assert.Equal(["a", "b", "", "c"], log.Lines());
    }

    [Fact]
    public void In_a_second_so_many_are_let_through_and_in_the_next_again()
    {
        var time = new ManualTime();
        var quota = new Quota(3, time);

        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => quota.TryTake()));
        time.Advance(1);
        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => quota.TryTake()));
    }

    [Fact]
    public void Of_traces_the_last_five_hundred_are_there_and_no_more_begin_in_a_second_than_may()
    {
        var time = new ManualTime();
        var traces = new RecentTraces(time);
        var begun = new List<Trace>();
        for (var second = 0; second < 5; second++)
        {
            begun.AddRange(Enumerable.Range(0, 300).Select(_ => traces.TryBegin("send", "orders")).OfType<Trace>());
            time.Advance(1);
        }

        Assert.Equal(1000, begun.Count);
        Assert.Equal(begun.AsEnumerable().Reverse().Take(500), traces.Latest(1000));
        Assert.Null(traces.Find(begun[0].Id));
        Assert.Same(begun[^1], traces.Find(begun[^1].Id));
    }

    [Fact]
    public void A_trace_keeps_its_first_two_hundred_spans_and_counts_all()
    {
        var trace = new Trace("1", "send orders", DateTimeOffset.UnixEpoch);
        for (var i = 0; i < 1000; i++)
        {
            trace.Add(new Span($"{i}", null, SpanKind.Send, "send orders", "shop/Orders", DateTimeOffset.UnixEpoch.AddSeconds(i), TimeSpan.FromSeconds(1)) { IsFailed = i == 999 });
        }

        Assert.Equal((200, 1000, true, TimeSpan.FromSeconds(1000)), (trace.Spans().Count, trace.SpanCount, trace.HasFailure, trace.Duration));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_percentile_is_told_within_a_tenth_of_a_decade(int seed)
    {
        var random = new Random(seed);
        var histogram = new LatencyHistogram();
        var durations = Enumerable.Range(0, 1000).Select(_ => Math.Pow(10, (random.NextDouble() * 5) - 1)).Order().ToArray();
        Array.ForEach(durations, histogram.Add);

        Assert.Equal(1000, histogram.Counts().Sum());
        foreach (var (part, exact) in new[] { (0.5, durations[499]), (0.99, durations[989]), (1, durations[999]) })
        {
            Assert.InRange(histogram.Percentile(part), exact * 0.999, exact * 1.27);
        }
    }

    [Fact]
    public void What_is_longer_than_all_bounds_is_counted_and_nothing_has_no_percentile()
    {
        var histogram = new LatencyHistogram();
        Assert.Equal(0, histogram.Percentile(0.99));
        histogram.Add(131);
        Assert.Equal(131, histogram.Percentile(0.99));
        histogram.Add(1e9);

        Assert.Equal(1, histogram.Counts()[^1]);
    }
}
