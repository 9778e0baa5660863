using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Tests.Driver;
using ServerlessPatterns.Generator.Tests.Gate;
using ServerlessPatterns.Generator.Tests.Usage;

namespace ServerlessPatterns.Generator.Tests.Caching;

/// <summary>The generator runs at every keystroke, on code that is no code yet.</summary>
public sealed class HalfTypedTests
{
    [Fact]
    public void No_prefix_of_a_file_makes_the_generator_fail()
    {
        var project = new TestProject([.. GateCorpus.Files.Select(file => file.Text)]) { HasContainer = true, HasLambdaCore = true, OutputKind = OutputKind.ConsoleApplication };
        var compilation = project.Compile();
        var driver = project.CreateDriver();
        var step = HalfTypedCodeTests.StepOr(7);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.ToString();
            foreach (var token in tree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Where((_, index) => index % step == 0))
            {
                var prefix = CSharpSyntaxTree.ParseText(text[..token.Span.End], project.ParseOptions, tree.FilePath, cancellationToken: TestContext.Current.CancellationToken);
                driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, prefix), TestContext.Current.CancellationToken);
                var result = driver.GetRunResult().Results.Single();
                Assert.True(result.Exception is null, $"{tree.FilePath} up to '{token.Text}' at {token.Span.End}: {result.Exception}");
            }
        }
    }
}
