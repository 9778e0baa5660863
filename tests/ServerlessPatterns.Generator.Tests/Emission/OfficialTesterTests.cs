using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>The compiler team's own test driver agrees: it compares diagnostics, and every generated file.</summary>
public sealed class OfficialTesterTests
{
    [Fact]
    public async Task A_consumer_gets_a_handler_and_a_template()
    {
        const string Source =
            """
            using System.Threading.Tasks;
            using ServerlessPatterns;

            namespace Acme;

            [QueueConsumer("lines")]
            public sealed class LineWriter
            {
                public Task HandleAsync(string line) => Task.CompletedTask;
            }
            """;
        var expected = GeneratorTest.Run(new TestProject(Source) { AssemblyName = "TestProject", Properties = [], HasImplicitUsings = false });
        var test = new CSharpSourceGeneratorTest<PatternsGenerator, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            TestState = { Sources = { Source } },
        };
        test.TestState.AdditionalReferences.AddRange(Net100.References.All);
        test.TestState.AdditionalReferences.Add(References.Library);
        foreach (var source in expected.Result.GeneratedSources)
        {
            test.TestState.GeneratedSources.Add((typeof(PatternsGenerator), source.HintName, source.SourceText.ToString()));
        }

        await test.RunAsync(TestContext.Current.CancellationToken);
    }
}
