using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessPatterns.Generator.Tests.Driver;

/// <summary>
/// Runs the generator on a project and, whatever the test is about, asserts what must hold on every project: no exception, no error and no
/// warning in generated code, nothing done again for an unrelated file or an edited body, and nothing of the compiler kept in a step.
/// </summary>
internal static class GeneratorTest
{
    public static Generated Run(TestProject project)
    {
        var compilation = project.Compile();
        var driver = project.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);
        var result = driver.GetRunResult().Results.Single();

        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        AssertCompiles(project, (CSharpCompilation)output, result);
        TrackedSteps.AssertHoldNothingOfTheCompiler(result);
        AssertNothingRunsForAnUnrelatedFile(project, compilation, driver);
        AssertNothingRunsForAnEditedBody(compilation, driver);
        return new Generated(project, (CSharpCompilation)output, result);
    }

    private static void AssertCompiles(TestProject project, CSharpCompilation output, GeneratorRunResult result)
    {
        var generated = result.GeneratedSources.Select(source => source.SyntaxTree).ToHashSet();
        using var image = new MemoryStream();
        var problems = output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Where(diagnostic => !project.DoesNotCompile || diagnostic.Location.SourceTree is not { } tree || generated.Contains(tree))
            .Select(diagnostic => diagnostic.ToString());
        Assert.Empty(problems);
    }

    private static void AssertNothingRunsForAnUnrelatedFile(TestProject project, CSharpCompilation compilation, GeneratorDriver driver)
    {
        var edited = compilation.AddSyntaxTrees(project.Parse("namespace Elsewhere { internal sealed class Unrelated { public int Number => 1; } }", "Unrelated.cs"));
        var result = driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        // A new file may mean anything (a type that shadows another, a global using): it is read, and makes no difference.
        TrackedSteps.AssertNothingChanged(result, except: [PatternsGenerator.Step.Gate]);
    }

    private static void AssertNothingRunsForAnEditedBody(CSharpCompilation compilation, GeneratorDriver driver)
    {
        var tree = compilation.SyntaxTrees[0];
        var edited = compilation.ReplaceSyntaxTree(tree, EditBody(tree));
        var result = driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        TrackedSteps.AssertNothingChanged(result, except: []);
    }

    /// <summary>The file with a statement more in its last body; without any body, with a comment more.</summary>
    private static SyntaxTree EditBody(SyntaxTree tree)
    {
        var text = tree.GetText(TestContext.Current.CancellationToken);
        var body = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<BaseMethodDeclarationSyntax>().LastOrDefault(method => method.Body is not null)?.Body;
        var change = body is null
            ? new Microsoft.CodeAnalysis.Text.TextChange(new(text.Length, 0), "\n// A comment.\n")
            : new Microsoft.CodeAnalysis.Text.TextChange(new(body.OpenBraceToken.Span.End, 0), string.Create(CultureInfo.InvariantCulture, $" _ = {text.Length}; "));
        return tree.WithChangedText(text.WithChanges(change));
    }
}
