using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Driver;

/// <summary>Runs every analyzer of the assembly, as the compiler does: none throws, and the examples compile.</summary>
internal static class RuleTest
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(HandlerAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Every rule that some analyzer can report.</summary>
    public static IEnumerable<DiagnosticDescriptor> Rules => s_analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The rule is reported at each [|marked place|], and nothing else of that rule is; at the first, with this message. Other rules may have their say.</summary>
    public static void Flags(string rule, string message, string source, Func<AnalyzedProject, AnalyzedProject>? with = null)
    {
        var text = MarkedText.RemoveMarks(source, out var marks);
        Assert.NotEmpty(marks);
        var told = Analyze(Project(text, with)).Where(diagnostic => diagnostic.Id == rule).ToArray();

        Assert.Equal(marks.Select(mark => Place(text, mark)), told.Select(diagnostic => Place(text, diagnostic.Location.SourceSpan)));
        Assert.Equal(message, told[0].GetMessage(CultureInfo.InvariantCulture));
    }

    /// <summary>The rule has nothing to say.</summary>
    public static void Allows(string rule, string source, Func<AnalyzedProject, AnalyzedProject>? with = null)
        => Assert.Empty(Analyze(Project(source, with)).Where(diagnostic => diagnostic.Id == rule).Select(diagnostic => diagnostic.ToString()));

    /// <summary>No rule has anything to say.</summary>
    public static void AllowsWholly(string source, Func<AnalyzedProject, AnalyzedProject>? with = null)
        => Assert.Empty(Analyze(Project(source, with)).Select(diagnostic => diagnostic.ToString()));

    public static IReadOnlyList<Diagnostic> Analyze(AnalyzedProject project)
    {
        var compilation = project.Compile();
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => project.IsWhole && diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = compilation.WithAnalyzers(s_analyzers, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => diagnostic.ToString()));
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>What part of a run is the analyzers' own: the rest is the compiler's, which binds all that they look at.</summary>
    public static async Task<double> ShareOfAnalyzersAsync(AnalyzedProject project)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var start = Stopwatch.GetTimestamp();
        var result = await project.Compile().WithAnalyzers(s_analyzers, options).GetAnalysisResultAsync(TestContext.Current.CancellationToken);
        return result.AnalyzerTelemetryInfo.Values.Sum(info => info.ExecutionTime.TotalSeconds) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static AnalyzedProject Project(string source, Func<AnalyzedProject, AnalyzedProject>? with) => with is null ? new AnalyzedProject(source) : with(new AnalyzedProject(source));

    private static string Place(string text, TextSpan span) => $"{span.Start}: {text.Substring(span.Start, span.Length)}";
}
