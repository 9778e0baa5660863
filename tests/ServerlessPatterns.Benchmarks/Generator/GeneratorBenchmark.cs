using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator;

namespace ServerlessPatterns.Benchmarks.Generator;

/// <summary>What the generator costs: the first run, a run on the same compilation, and a keystroke.</summary>
[MemoryDiagnoser]
[Config(typeof(OneOperationAnIteration))]
public class GeneratorBenchmark
{
    private AnnotatedProject _project = null!;
    private GeneratorDriver _new = null!;
    private GeneratorDriver _warm = null!;
    private Compilation _compilation = null!;

    [Params(10, 100, 500, 2000)]
    public int Classes { get; set; }

    [ParamsAllValues]
    public Pipeline Pipeline { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _project = new AnnotatedProject(Classes);
        IIncrementalGenerator generator = Pipeline == Pipeline.Gated ? new PatternsGenerator() : new StraightforwardGenerator();
        _new = CSharpGeneratorDriver.Create(generator);
        _warm = _new.RunGenerators(_project.Compilation);
        var result = _warm.GetRunResult();
        if (result.GeneratedTrees.Length < Math.Min(Classes, 32) || result.Results[0].Exception is not null)
        {
            throw new InvalidOperationException($"The generator made {result.GeneratedTrees.Length} files. {result.Results[0].Exception}");
        }
    }

    [IterationSetup(Target = nameof(Cold))]
    public void PrepareCold() => _compilation = _project.Create();

    [Benchmark]
    public GeneratorDriver Cold() => _new.RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver Warm() => _warm.RunGenerators(_project.Compilation);

    [IterationSetup(Target = nameof(KeystrokeInUnrelatedFile))]
    public void PrepareUnrelated() => _compilation = _project.Type(Keystroke.InUnrelatedFile);

    [Benchmark]
    public GeneratorDriver KeystrokeInUnrelatedFile() => _warm.RunGenerators(_compilation);

    [IterationSetup(Target = nameof(KeystrokeInMethodBody))]
    public void PrepareBody() => _compilation = _project.Type(Keystroke.InMethodBody);

    [Benchmark]
    public GeneratorDriver KeystrokeInMethodBody() => _warm.RunGenerators(_compilation);

    [IterationSetup(Target = nameof(KeystrokeInDeclaration))]
    public void PrepareDeclaration() => _compilation = _project.Type(Keystroke.InDeclaration);

    [Benchmark]
    public GeneratorDriver KeystrokeInDeclaration() => _warm.RunGenerators(_compilation);
}
