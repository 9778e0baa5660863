using System.Diagnostics;
using System.Globalization;

namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>
/// What EndpointBenchmark measures, the three taking turns in one process, so that what else the machine does falls on all alike: the median and the
/// fastest of the turns, and what a request allocates.
/// </summary>
internal static class EndpointTurns
{
    private const int Rounds = 41;
    private const int WarmUp = 10;
    private const int Calls = 20;

    public static async Task RunAsync()
    {
        var benchmark = new EndpointBenchmark();
        await benchmark.SetupAsync();
        var names = new[] { "object graph and switch", "ours", "ASP.NET Core in memory" };
        var runs = new Func<Task>[] { benchmark.EventGraph, benchmark.Ours, benchmark.AspNetCore };
        var times = runs.Select(_ => new List<double>()).ToArray();
        var allocated = new double[runs.Length];
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            for (var turn = 0; turn < runs.Length; turn++)
            {
                // Whoever goes first in one round goes later in the next.
                var index = (turn + round) % runs.Length;
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var start = Stopwatch.GetTimestamp();
                for (var call = 0; call < Calls; call++)
                {
                    await runs[index]();
                }

                var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds / (Calls * EndpointBenchmark.Requests);
                if (round >= WarmUp)
                {
                    times[index].Add(time);
                    allocated[index] = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)(Calls * EndpointBenchmark.Requests);
                }
            }
        }

        await benchmark.CleanupAsync();
        Console.WriteLine("| | a request, median | fastest | to the graph's: median | fastest | allocated | to the graph's |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        for (var index = 0; index < runs.Length; index++)
        {
            var (median, fastest) = (Median(times[index]), times[index].Min());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {names[index]} | {median:0.00} µs | {fastest:0.00} µs | {median / Median(times[0]):0.00} | {fastest / times[0].Min():0.00} | {allocated[index]:0} B | {allocated[index] / allocated[0]:0.000} |"));
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
