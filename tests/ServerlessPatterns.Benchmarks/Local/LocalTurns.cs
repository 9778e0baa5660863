using System.Diagnostics;
using System.Globalization;
using ServerlessPatterns.Benchmarks.Service;
using ServerlessPatterns.Local;

namespace ServerlessPatterns.Benchmarks.Local;

/// <summary>The local cloud: messages through queue and handler beside an emulator and a polling loop, memory over many messages, and the time from start to a first message.</summary>
internal static class LocalTurns
{
    private const int Rounds = 7;
    private const int WarmUp = 2;
    private const int Millions = 10;
    private const int Starts = 15;

    private static readonly string s_body = """{"id":"4f1c6a52","customer":"c-1017","total":12.50}""";

    /// <summary>All, or with "throughput", "memory" or "start" that part.</summary>
    public static async Task RunAsync(IReadOnlyCollection<string> parts)
    {
        var ways = new (string Name, Func<Task> Run)[] { ("throughput", ThroughputAsync), ("memory", MemoryAsync), ("start", StartAsync) };
        if (parts.FirstOrDefault(part => !ways.Any(way => way.Name == part)) is { } unknown)
        {
            throw new ArgumentException($"'{unknown}' is none of {string.Join(", ", ways.Select(way => way.Name))}.");
        }

        foreach (var (name, run) in ways)
        {
            if (parts.Count == 0 || parts.Contains(name))
            {
                await run();
                Console.WriteLine();
            }
        }
    }

    private static async Task ThroughputAsync()
    {
        await using var polled = await PolledQueue.StartAsync();
        await using var cloud = await LocalCloud.StartAsync(typeof(Idle).Assembly);
        using var client = new QueueClient(cloud.Endpoint.ToString(), cloud.Queue<Idle>().Name);
        (string Name, int Messages, Func<int, Task> Send)[] ways =
        [
            ("fauxqs and a polling loop", 5_000, count => polled.RunAsync(s_body, count)),
            ("the local cloud, sent to by the SDK's client", 5_000, async count =>
            {
                await client.SendAsync(s_body, count);
                await cloud.WhenIdleAsync();
            }),
            ("the local cloud, sent to in the process", 200_000, count => SendInProcessAsync(cloud, count)),
        ];
        var times = ways.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            for (var turn = 0; turn < ways.Length; turn++)
            {
                // Whoever goes first in one round goes later in the next.
                var index = (turn + round) % ways.Length;
                GC.Collect();
                var start = Stopwatch.GetTimestamp();
                await ways[index].Send(ways[index].Messages);
                if (round >= WarmUp)
                {
                    times[index].Add(Stopwatch.GetElapsedTime(start).TotalSeconds / ways[index].Messages);
                }
            }
        }

        Console.WriteLine("| through queue and handler | messages a second, median | fastest | to the first |");
        Console.WriteLine("|---|---|---|---|");
        for (var index = 0; index < ways.Length; index++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {ways[index].Name} | {1 / Median(times[index]):#,0} | {1 / times[index].Min():#,0} | {Median(times[0]) / Median(times[index]):0.0} |"));
        }
    }

    private static async Task MemoryAsync()
    {
        await using var cloud = await LocalCloud.StartAsync(typeof(Idle).Assembly);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine("| million messages | seconds | heap after a collection | process |");
        Console.WriteLine("|---|---|---|---|");
        var start = Stopwatch.GetTimestamp();
        for (var million = 0; million <= Millions; million++)
        {
            if (million > 0)
            {
                await SendInProcessAsync(cloud, 1_000_000);
            }

            var heap = GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
            process.Refresh();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {million} | {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} | {heap:0.0} MB | {process.WorkingSet64 / 1048576.0:0} MB |"));
        }
    }

    private static async Task StartAsync()
    {
        var run = await ShopRun.BuildAsync();
        var times = new List<(double Answers, double Handled)>();
        for (var i = 0; i < Starts + WarmUp; i++)
        {
            var measured = await run.MeasureAsync();
            if (i >= WarmUp)
            {
                times.Add(measured);
            }
        }

        Console.WriteLine("| Shop and Warehouse, from the start of the process | median | fastest | slowest |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (name, of) in new (string, Func<(double Answers, double Handled), double>)[] { ("a message is taken", each => each.Answers), ("it has been handled", each => each.Handled) })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median([.. times.Select(of)]):0} ms | {times.Min(of):0} ms | {times.Max(of):0} ms |"));
        }
    }

    /// <summary>By two senders; no more lies in the queue than they are ahead by, as long as the handler keeps up.</summary>
    private static async Task SendInProcessAsync(LocalCloud cloud, int count)
    {
        var queue = cloud.Queue<Idle>();
        for (var sent = 0; sent < count;)
        {
            var next = Math.Min(10_000, count - sent);
            await Task.WhenAll(Enumerable.Range(0, 2).Select(sender => Task.Run(() =>
            {
                for (var i = sender; i < next; i += 2)
                {
                    queue.Send(s_body);
                }
            })));
            sent += next;
            await cloud.WhenIdleAsync();
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
