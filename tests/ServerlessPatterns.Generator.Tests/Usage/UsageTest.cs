using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

/// <summary>
/// Runs the generator and the usage analyzer as the compiler does. Whatever a test is about: neither throws, the generated code compiles, and
/// a class with a usage error gets no function.
/// </summary>
internal static class UsageTest
{
    /// <summary>An analyzer's exception.</summary>
    private const string Crash = "AD0001";

    private static readonly string[] s_rulesThatLeaveTheFunction = ["SLP0007", "SLP0008", "SLP0012", "SLP0017", "SLP0018", "SLP0019", "SLP0023", "SLP0024", "SLP0027", "SLP0030", "SLP0031", "SLP0032", "SLP0033", "SLP0034", "SLP0038"];

    /// <summary>Told of nearly every short example: the serializer reflects, the topic has no consumer or no owner, the sender has no queue.</summary>
    private static readonly string[] s_rulesOfShortExamples = ["SLP0018", "SLP0031", "SLP0033", "SLP0041"];

    /// <summary>The rule is reported at each [|marked place|], and nothing else is; at the first, with this message.</summary>
    /// <returns>The project with what was generated.</returns>
    public static CSharpCompilation Flags(string rule, string message, string source, Func<TestProject, TestProject>? with = null)
    {
        var text = MarkedText.RemoveMarks(source, out var marks);
        Assert.NotEmpty(marks);
        var project = Project(text, with);
        var diagnostics = Analyze(project, out var output);

        var told = diagnostics.Where(diagnostic => !s_rulesOfShortExamples.Contains(diagnostic.Id) || rule == diagnostic.Id).ToArray();
        var expected = marks.Select(mark => $"{rule} at {Place(text, mark)}").ToArray();
        var actual = told.Select(diagnostic => $"{diagnostic.Id} at {(diagnostic.Location.IsInSource ? Place(text, diagnostic.Location.SourceSpan) : diagnostic.Location.ToString())}").ToArray();
        Assert.True(expected.SequenceEqual(actual), $"Expected:\n  {string.Join("\n  ", expected)}\nActual:\n  {string.Join("\n  ", actual)}\n{string.Join("\n", told.Select(each => each.GetMessage(CultureInfo.InvariantCulture)))}");
        Assert.Equal(message, told[0].GetMessage(CultureInfo.InvariantCulture));
        if (!s_rulesThatLeaveTheFunction.Contains(rule))
        {
            Assert.DoesNotContain(output.SyntaxTrees, tree => tree.ToString().Contains("QueueConsumerFunction<", StringComparison.Ordinal));
        }

        return output;
    }

    /// <summary>Nothing is reported, but what is told of nearly every short example, and what was asked for is generated: a function, unless something else is named.</summary>
    public static void Allows(string source, Func<TestProject, TestProject>? with = null, string generated = "QueueConsumerFunction<")
    {
        var diagnostics = Analyze(Project(source, with), out var output).Where(diagnostic => !s_rulesOfShortExamples.Contains(diagnostic.Id));
        Assert.Empty(diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Contains(output.SyntaxTrees, tree => tree.ToString().Contains(generated, StringComparison.Ordinal));
    }

    public static IReadOnlyList<Diagnostic> Analyze(TestProject project, out CSharpCompilation output)
    {
        var token = TestContext.Current.CancellationToken;
        var compilation = project.Compile();
        var driver = project.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _, token);
        output = (CSharpCompilation)updated;
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        var generated = result.GeneratedSources.Select(file => file.SyntaxTree).ToHashSet();
        Assert.Empty(output.GetDiagnostics(token)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree is { } tree && generated.Contains(tree))
            .Select(diagnostic => diagnostic.ToString()));

        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], project.BuildProperties),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = output.WithAnalyzers([new UsageAnalyzer()], options).GetAnalyzerDiagnosticsAsync(token).GetAwaiter().GetResult();
        Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Id == Crash).Select(diagnostic => diagnostic.ToString()));
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    public static TestProject Project(string source, Func<TestProject, TestProject>? with = null)
    {
        var project = new TestProject(source) { HasLambdaCore = false };
        return with is null ? project : with(project);
    }

    /// <summary>A project of its own, as a reference.</summary>
    public static MetadataReference Reference(string name, string source)
    {
        var compilation = new TestProject(source) { AssemblyName = name }.Compile();
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.ToString()));
        return MetadataReference.CreateFromImage(ImmutableArray.Create(image.ToArray()));
    }

    private static string Place(string text, TextSpan span) => $"{span.Start}: {text.Substring(span.Start, span.Length)}";
}
