using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ServerlessPatterns.Benchmarks.Analyzers;

/// <summary>
/// What analyzers cost, ours and others taking turns in one process, so that what else the machine does falls on all alike. An analyzer's time is what the
/// compiler tells of it (what -reportanalyzer shows); a run's is that of binding everything as well.
/// </summary>
internal static class AnalyzerTurns
{
    private const int WarmUp = 1;
    private const int Rounds = 7;
    private const double LimitOnAws = 0.1;
    private const double LimitElsewhere = 0.01;

    /// <summary>Both compilations, or with "aws" or "elsewhere" one; as in an editor, or with "build" what a build leaves of the rules; with "costs" what each of ours costs; with "ours" nothing to compare it with.</summary>
    public static async Task RunAsync(IReadOnlyCollection<string> options)
    {
        var sets = options.Contains("ours") ? AnalyzerSet.All()[..1] : AnalyzerSet.All();
        foreach (var set in sets)
        {
            Console.WriteLine($"{set.Name}: {set.Analyzers.Length} analyzers of {set.Analyzers[0].GetType().Assembly.GetName()}");
        }

        // csc and its server run so (csc.runtimeconfig.json); otherwise the pauses of a large heap are by chance one analyzer's time or another's.
        if (!GCSettings.IsServerGC)
        {
            throw new InvalidOperationException("Set DOTNET_gcServer=1: the compiler has the server's garbage collector, and the figures are to be like its own.");
        }

        var onAws = AnalyzedCode.OnAws();
        (AnalyzedCode Code, double Limit)[] all = [(onAws, LimitOnAws), (AnalyzedCode.Elsewhere(onAws), LimitElsewhere)];
        foreach (var (code, limit) in options.Contains("aws") ? all[..1] : options.Contains("elsewhere") ? all[1..] : all)
        {
            Console.WriteLine();
            Console.WriteLine($"{code.Name}, {code.Files} files, {code.Lines} lines");
            await CompareAsync(code, limit, sets, editor: !options.Contains("build"), options.Contains("costs"));
        }
    }

    private static async Task CompareAsync(AnalyzedCode code, double limit, IReadOnlyList<AnalyzerSet> sets, bool editor, bool costs)
    {
        var runs = sets.Select(_ => new List<Run>()).ToArray();
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            for (var turn = 0; turn < sets.Count; turn++)
            {
                // Whoever goes first in one round goes later in the next.
                var index = (turn + round) % sets.Count;
                if ((round + 1) % sets[index].Every != 0)
                {
                    continue;
                }

                var run = await AnalyzeAsync(code, sets[index], editor);
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{round} {sets[index].Name} {run.Analyzers:0.0} ms of {run.Whole:0} ms, {run.Pauses:0} ms of garbage collection{(costs && index == 0 ? ": " + string.Join(", ", run.Each.OrderByDescending(each => each.Value).Select(each => $"{each.Key} {each.Value:0.0}")) : "")}"));
                if (round >= WarmUp)
                {
                    runs[index].Add(run);
                }
            }
        }

        Console.WriteLine("| | analyzers' time, median | fastest | ours to it: median | fastest | whole run, median | fastest | diagnostics |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        for (var index = 0; index < sets.Count; index++)
        {
            var (median, fastest) = (Median(runs[index], run => run.Analyzers), runs[index].Min(run => run.Analyzers));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {sets[index].Name} | {median:0.0} ms | {fastest:0.0} ms | {Median(runs[0], run => run.Analyzers) / median:0.0000} | {runs[0].Min(run => run.Analyzers) / fastest:0.0000} | {Median(runs[index], run => run.Whole):0} ms | {runs[index].Min(run => run.Whole):0} ms | {runs[index][0].Diagnostics} |"));
        }

        if (sets.Count > 1)
        {
            var ratio = Median(runs[0], run => run.Analyzers) / Median(runs[1], run => run.Analyzers);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ours to {sets[1].Name}: {ratio:0.0000}, limit {limit:0.00}: {(ratio <= limit ? "met" : "MISSED")}"));
        }

        foreach (var (analyzer, times) in costs ? runs[0].SelectMany(run => run.Each).GroupBy(each => each.Key, each => each.Value).OrderByDescending(same => same.Min()).Select(same => (same.Key, same.Order().ToArray())) : [])
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {analyzer}: {times[times.Length / 2]:0.00} ms, fastest {times[0]:0.00} ms"));
        }
    }

    private static async Task<Run> AnalyzeAsync(AnalyzedCode code, AnalyzerSet set, bool editor)
    {
        // One thread, so that no analyzer's time holds another's.
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var created = code.Create(editor, set.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics));

        // A build's generators have had the references bound before any analyzer asks; here it would be the first analyzer's time, whoever that is.
        _ = created.Assembly;
        var compilation = created.WithAnalyzers(set.Analyzers, options);
        GC.Collect();
        var pauses = GC.GetTotalPauseDuration();
        var start = Stopwatch.GetTimestamp();
        var result = await compilation.GetAnalysisResultAsync(CancellationToken.None);
        var whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var diagnostics = result.GetAllDiagnostics();
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001") is { } thrown)
        {
            throw new InvalidOperationException($"An analyzer threw: {thrown}");
        }

        var each = result.AnalyzerTelemetryInfo.ToDictionary(pair => pair.Key.GetType().Name, pair => pair.Value.ExecutionTime.TotalMilliseconds);
        return new Run(result.AnalyzerTelemetryInfo.Sum(pair => pair.Value.ExecutionTime.TotalMilliseconds), whole, (GC.GetTotalPauseDuration() - pauses).TotalMilliseconds, diagnostics.Length, each);
    }

    private static double Median(List<Run> runs, Func<Run, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);

    private sealed record Run(double Analyzers, double Whole, double Pauses, int Diagnostics, Dictionary<string, double> Each);
}
