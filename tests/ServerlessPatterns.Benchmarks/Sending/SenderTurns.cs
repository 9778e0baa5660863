using System.Diagnostics;
using System.Globalization;

namespace ServerlessPatterns.Benchmarks.Sending;

/// <summary>
/// The sender and batches made by hand take turns in one process, so that what else the machine does falls on both alike: medians of the time
/// and of the process's CPU time for a message, and what it allocates.
/// </summary>
internal static class SenderTurns
{
    private const int Rounds = 31;
    private const int WarmUp = 5;
    private const int Messages = 10_000;

    /// <summary>To a queue, on a stub and on the emulator.</summary>
    public static async Task RunSendersAsync()
    {
        PrintHead();
        foreach (var service in (string[])["stub", "emulator"])
        {
            await using var benchmark = new QueueSenderBenchmark { Service = service };
            await benchmark.SetUpAsync();
            await RunAsync(service, "SendMessageBatchAsync", benchmark.SendMessageBatch, "the sender", benchmark.Sender, benchmark.Purge);
        }
    }

    /// <summary>To a topic, on the emulator.</summary>
    public static async Task RunPublishersAsync()
    {
        PrintHead();
        await using var benchmark = new TopicPublisherBenchmark();
        await benchmark.SetUpAsync();
        await RunAsync("emulator", "PublishBatch", benchmark.PublishBatch, "the publisher", benchmark.Publisher);
    }

    private static async Task RunAsync(string service, string plainName, Func<Task> sendPlainly, string name, Func<Task> send, Action? prepare = null)
    {
        List<Turn> plain = [];
        List<Turn> ours = [];
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            // Whoever goes first in one round goes second in the next.
            foreach (var isOurs in round % 2 == 0 ? (bool[])[true, false] : [false, true])
            {
                prepare?.Invoke();
                (isOurs ? ours : plain).Add(await TakeAsync(isOurs ? send : sendPlainly));
            }
        }

        var theirs = Median(plain[WarmUp..]);
        Print(service, plainName, theirs, null);
        Print(service, name, Median(ours[WarmUp..]), theirs);
    }

    private static void PrintHead()
    {
        Console.WriteLine("| on | by | time a message (fastest) | ours to it | CPU time | ours to it | allocated |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
    }

    private static async Task<Turn> TakeAsync(Func<Task> send)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = process.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        await send();
        var time = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        cpu = process.TotalProcessorTime - cpu;
        return new Turn(time.TotalMicroseconds / Messages, cpu.TotalMicroseconds / Messages, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)Messages, 0);
    }

    private static Turn Median(List<Turn> turns)
    {
        double Middle(Func<Turn, double> of) => turns.Select(of).Order().ElementAt(turns.Count / 2);
        return new Turn(Middle(turn => turn.Time), Middle(turn => turn.CpuTime), Middle(turn => turn.Allocated), turns.Min(turn => turn.Time));
    }

    private static void Print(string service, string by, Turn turn, Turn? other)
    {
        string Ratio(Func<Turn, double> of) => other is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{of(turn) / of(other):0.00}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {service} | {by} | {turn.Time:0.0} µs ({turn.Fastest:0.0}) | {Ratio(each => each.Time)} | {turn.CpuTime:0.0} µs | {Ratio(each => each.CpuTime)} | {turn.Allocated:0} B |"));
    }

    /// <summary>Microseconds and bytes a message.</summary>
    private sealed record Turn(double Time, double CpuTime, double Allocated, double Fastest);
}
