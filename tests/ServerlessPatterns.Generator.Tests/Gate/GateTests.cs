using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Gate;

namespace ServerlessPatterns.Generator.Tests.Gate;

/// <summary>
/// The gate is right: after any edit, the driver that has seen every earlier version writes what a fresh one writes. GATE_FUZZ_EDITS sets the
/// number of edits, GATE_FUZZ_SEED the first script.
/// </summary>
public sealed class GateTests
{
    private const int EditsOfScript = 40;

    [Fact]
    public void After_any_edit_the_gated_output_is_a_fresh_runs()
    {
        var edits = Setting("GATE_FUZZ_EDITS", 400);
        var closed = 0;
        var opened = 0;
        for (var seed = Setting("GATE_FUZZ_SEED", 1); edits > 0; seed++, edits -= EditsOfScript)
        {
            var script = new EditScript(seed);
            GeneratorDriver driver = Driver(script);
            CSharpCompilation? before = null;
            CompilationShape? shape = null;
            for (var edit = 0; edit < EditsOfScript; edit++)
            {
                var what = edit == 0 ? "the start" : script.Edit();
                var message = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, edit {edit}: {what}");
                driver = driver.WithUpdatedParseOptions(script.ParseOptions).RunGenerators(script.Compilation, TestContext.Current.CancellationToken);
                Assert.Equal(Output(Driver(script).RunGenerators(script.Compilation, TestContext.Current.CancellationToken), message), Output(driver, message));

                // Readers ask less than they might: what the gate lets pass must be equal in all that they could ask.
                var newShape = new CompilationShape(script.Compilation);
                if (before is not null && shape is not null && shape.IsEquivalentTo(newShape))
                {
                    var (oldDump, newDump) = (SymbolDump.Of(before), SymbolDump.Of(script.Compilation));
                    Assert.True(oldDump == newDump, $"{message}: the gate is closed although a declaration changed.\n{FirstDifference(oldDump, newDump)}");
                    closed++;
                }
                else
                {
                    opened++;
                    shape = newShape;
                }

                before = script.Compilation;
            }
        }

        // Both happened, often: the test would say nothing otherwise.
        Assert.True(closed > opened / 10 && opened > closed / 10, $"The gate was closed {closed} times and open {opened} times.");
    }

    private static CSharpGeneratorDriver Driver(EditScript script)
        => CSharpGeneratorDriver.Create([new PatternsGenerator().AsSourceGenerator()], parseOptions: script.ParseOptions);

    private static string Output(GeneratorDriver driver, string message)
    {
        var result = driver.GetRunResult().Results.Single();
        Assert.True(result.Exception is null, $"{message}: {result.Exception}");
        return string.Concat(result.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => $"//// {source.HintName}\n{source.SourceText}"));
    }

    private static string FirstDifference(string one, string other)
        => string.Join('\n', one.Split('\n').Zip(other.Split('\n')).Where(pair => pair.First != pair.Second).Take(2).Select(pair => $"{pair.First}\n{pair.Second}"));

    private static int Setting(string name, int standard)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : standard;
}
