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

    /// <summary>The fix with this title is offered, and changes all of these files.</summary>
    public static Task FixesFiles<TFix>(string rule, string title, params (string Name, string Before, string After)[] files)
        where TFix : CodeFixProvider, new()
        => Run<TFix>(rule, [.. files.Select(file => (file.Name, file.Before))], [.. files.Select(file => (file.Name, file.After))], with: null, title);

    /// <summary>No fix is offered.</summary>
    public static Task Offers_nothing<TFix>(string rule, string source, Func<AnalyzedProject, AnalyzedProject>? with = null)
        where TFix : CodeFixProvider, new()
        => Run<TFix>(rule, source, source, with);

    /// <summary>The project refers to the package that has the senders.</summary>
    public static AnalyzedProject WithSenders(AnalyzedProject project) => project with { OtherReferences = [Libraries.OursOnAws] };

    private static Task Run<TFix>(string rule, string before, string after, Func<AnalyzedProject, AnalyzedProject>? with)
        where TFix : CodeFixProvider, new()
        => Run<TFix>(rule, [("Function.cs", before)], [("Function.cs", after)], with, title: null);

    private static Task Run<TFix>(string rule, (string Name, string Text)[] before, (string Name, string Text)[] after, Func<AnalyzedProject, AnalyzedProject>? with, string? title)
        where TFix : CodeFixProvider, new()
    {
        var count = before.Sum(Marks) - after.Sum(Marks);
        var test = new CSharpCodeFixTest<HandlerAnalyzer, TFix, DefaultVerifier>
        {
            ReferenceAssemblies = s_framework,
            NumberOfIncrementalIterations = count,
            NumberOfFixAllIterations = count == 0 ? 0 : 1,
            NumberOfFixAllInDocumentIterations = count == 0 ? 0 : 1,
            NumberOfFixAllInProjectIterations = count == 0 ? 0 : 1,
        };
        if (title is not null)
        {
            test.CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title);
        }

        test.DisabledDiagnostics.AddRange(RuleTest.Rules.Select(other => other.Id).Where(id => id != rule));
        var project = with is null ? new AnalyzedProject() : with(new AnalyzedProject());
        foreach (var reference in project.References)
        {
            test.TestState.AdditionalReferences.Add(reference);
        }

        // A test's own usings stand in place of the usual ones.
        var usings = project.ImportsOurs ? ImplicitUsings + "\nglobal using ServerlessPatterns;" : ImplicitUsings;
        var others = project.Sources
            .Select((source, index) => (Name: $"Other{index}.cs", Text: source))
            .Concat(before.Any(file => file.Name == "Usings.cs") ? [] : [(Name: "Usings.cs", Text: usings)])
            .ToArray();
        foreach (var file in before.Concat(others))
        {
            test.TestState.Sources.Add(file);
        }

        foreach (var file in after.Concat(others))
        {
            test.FixedState.Sources.Add(file);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);

        int Marks((string Name, string Text) file) => file.Text.Split("{|" + rule + ":").Length - 1;
    }
}
