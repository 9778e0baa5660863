using System.Diagnostics;
using System.Globalization;
using System.Text;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Benchmarks.RuntimeLoop;

/// <summary>
/// Cold start and steady state of the runtime loop, beside the same loop on HttpClient and on a bare socket. The processes of all programs
/// take turns, so that what else the machine does falls on all of them.
/// </summary>
internal static class ColdStart
{
    private const int WarmUp = 500;
    private const int Invocations = 2000;

    private static readonly string[] s_loops = ["Ours", "HttpClient", "RawSocket"];
    private static readonly string[] s_publishings = ["JIT", "ReadyToRun", "NativeAOT"];

    private static readonly byte[] s_event = Encoding.UTF8.GetBytes(
        $$"""{"Records":[{"messageId":"059f36b4-87a3-44ab-83d2-661975830a7d","receiptHandle":"{{new string('R', 300)}}","body":"{\"orderId\":\"{{new string('o', 1000)}}\",\"country\":\"IE\",\"total\":12.50}","attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183","SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1545082649185"},"messageAttributes":{},"md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-2:123456789012:my-queue","awsRegion":"us-east-2"}]}""");

    /// <summary>Publishes, measures and prints.</summary>
    /// <param name="arguments"><c>--runs N</c> (default 15), <c>--no-publish</c> to take the programs of the last time.</param>
    public static async Task RunAsync(string[] arguments)
    {
        var runs = Array.IndexOf(arguments, "--runs") is var at and >= 0 ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : 15;
        var programs = s_publishings.SelectMany(p => s_loops.Select(l => new LoopProgram(l, p))).ToArray();
        foreach (var program in programs)
        {
            if (!arguments.Contains("--no-publish"))
            {
                Console.Error.WriteLine($"Publishing {program.Loop}, {program.Publishing}");
                program.Publish();
            }
        }

        var measured = programs.ToDictionary(p => p, _ => new List<LoopRun>());
        for (var run = -1; run < runs; run++)
        {
            Console.Error.WriteLine(run < 0 ? "Warming the disk's cache" : $"Run {run + 1} of {runs}");
            foreach (var program in programs)
            {
                var result = await MeasureAsync(program);
                if (run >= 0)
                {
                    measured[program].Add(result);
                }
            }
        }

        Print(measured, runs);
    }

    private static async Task<LoopRun> MeasureAsync(LoopProgram program)
    {
        await using var api = FakeRuntimeApi.Start();
        var first = api.EnqueueAsync(s_event);
        var command = program.Command;
        command.Environment["AWS_LAMBDA_RUNTIME_API"] = api.Endpoint;
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(command)!;
        await first;
        var firstAnswer = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var cpuOfFirst = CpuMilliseconds(process);
        var peakAtFirst = PeakMegabytes(process);

        await Task.WhenAll(Enumerable.Range(0, WarmUp).Select(_ => api.EnqueueAsync(s_event)));
        await api.IdleAsync();
        var cpuBefore = CpuMilliseconds(process);
        started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Invocations).Select(_ => api.EnqueueAsync(s_event)));
        var all = Stopwatch.GetElapsedTime(started);
        var cpu = (CpuMilliseconds(process) - cpuBefore) * 1000 / Invocations;
        var peak = PeakMegabytes(process);
        process.Kill();
        await process.WaitForExitAsync();
        return new LoopRun(firstAnswer, cpuOfFirst, all.TotalMicroseconds / Invocations, cpu, peakAtFirst, peak);
    }

    /// <summary>What the scheduler has given to the process's threads, to the nanosecond; the clock's tick is 10 ms.</summary>
    private static double CpuMilliseconds(Process process)
    {
        var nanoseconds = 0L;
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{process.Id}/task"))
        {
            nanoseconds += long.Parse(File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture);
        }

        return nanoseconds / 1e6;
    }

    /// <summary>VmHWM, the high-water mark of the resident set.</summary>
    private static double PeakMegabytes(Process process)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static void Print(Dictionary<LoopProgram, List<LoopRun>> measured, int runs)
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        Console.WriteLine(
            $"{DateTime.UtcNow:yyyy-MM-dd}, {model}, {Environment.ProcessorCount} cores, .NET {Environment.Version}; medians of {runs} processes, " +
            $"{Invocations} invocations each, an event of {s_event.Length} bytes\n");
        Console.WriteLine("| published as | loop | first answer (best) | ours to it | its CPU time | ours to it | an invocation | ours to it | its CPU time | peak memory at first, at last |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var publishing in s_publishings)
        {
            var ours = measured[new LoopProgram("Ours", publishing)];
            foreach (var loop in s_loops)
            {
                var these = measured[new LoopProgram(loop, publishing)];
                double Of(Func<LoopRun, double> figure) => Median(these, figure);
                double Ratio(Func<LoopRun, double> figure) => Median(ours, figure) / Median(these, figure);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {publishing} | {loop} | {Of(r => r.FirstAnswer):0.0} ms ({these.Min(r => r.FirstAnswer):0.0}) | {Ratio(r => r.FirstAnswer):0.00} | " +
                    $"{Of(r => r.FirstCpu):0.0} ms | {Ratio(r => r.FirstCpu):0.00} | " +
                    $"{Of(r => r.Invocation):0} µs | {Ratio(r => r.Invocation):0.00} | {Of(r => r.InvocationCpu):0} µs | " +
                    $"{Of(r => r.PeakAtFirst):0.0}, {Of(r => r.Peak):0.0} MB |"));
            }
        }
    }

    private static double Median(List<LoopRun> runs, Func<LoopRun, double> figure)
    {
        var sorted = runs.Select(figure).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
