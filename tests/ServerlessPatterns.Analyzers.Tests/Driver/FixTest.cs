using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Tests.Driver;

/// <summary>Runs a fix over what {|SLPnnnn:marked places|} say, one by one and all at once: the result compiles, and is what the test says to the letter.</summary>
internal static class FixTest
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly ReferenceAssemblies s_framework = new("net10.0");

    public static Task Fixes<TFix>(string rule, string before, string after, Func<AnalyzedProject, AnalyzedProject>? with = null)
        where TFix : CodeFixProvider, new()
        => Run<TFix>(rule, before, after, with);

    /// <summary>No fix is offered.</summary>
    public static Task Offers_nothing<TFix>(string rule, string source, Func<AnalyzedProject, AnalyzedProject>? with = null)
        where TFix : CodeFixProvider, new()
        => Run<TFix>(rule, source, source, with);

    /// <summary>The project refers to the package that has the senders.</summary>
    public static AnalyzedProject WithSenders(AnalyzedProject project) => project with { OtherReferences = [Libraries.OursOnAws] };

    private static Task Run<TFix>(string rule, string before, string after, Func<AnalyzedProject, AnalyzedProject>? with)
        where TFix : CodeFixProvider, new()
    {
        var count = before.Split("{|" + rule + ":").Length - after.Split("{|" + rule + ":").Length;
        var test = new CSharpCodeFixTest<HandlerAnalyzer, TFix, DefaultVerifier>
        {
            ReferenceAssemblies = s_framework,
            NumberOfIncrementalIterations = count,
            NumberOfFixAllIterations = count == 0 ? 0 : 1,
            NumberOfFixAllInDocumentIterations = count == 0 ? 0 : 1,
            NumberOfFixAllInProjectIterations = count == 0 ? 0 : 1,
        };
        test.DisabledDiagnostics.AddRange(RuleTest.Rules.Select(other => other.Id).Where(id => id != rule));
        var project = with is null ? new AnalyzedProject() : with(new AnalyzedProject());
        foreach (var reference in project.References)
        {
            test.TestState.AdditionalReferences.Add(reference);
        }

        var others = project.Sources
            .Select((source, index) => ($"Other{index}.cs", source))
            .Append(("Usings.cs", project.ImportsOurs ? ImplicitUsings + "\nglobal using ServerlessPatterns;" : ImplicitUsings))
            .ToArray();
        test.TestState.Sources.Add(("Function.cs", before));
        test.FixedState.Sources.Add(("Function.cs", after));
        foreach (var other in others)
        {
            test.TestState.Sources.Add(other);
            test.FixedState.Sources.Add(other);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
