using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator;

namespace ServerlessPatterns.Benchmarks.Generator;

/// <summary>What the generator costs in a service of 500 consumers on 50 topics.</summary>
[MemoryDiagnoser]
[Config(typeof(OneOperationAnIteration))]
public class TopicGeneratorBenchmark
{
    private const int Consumers = 500;
    private const int Topics = 50;

    private AnnotatedProject _project = null!;
    private GeneratorDriver _new = null!;
    private GeneratorDriver _warm = null!;
    private Compilation _compilation = null!;

    [ParamsAllValues]
    public Pipeline Pipeline { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _project = AnnotatedProject.OfTopics(Consumers, Topics);
        IIncrementalGenerator generator = Pipeline == Pipeline.Gated ? new PatternsGenerator() : new StraightforwardGenerator();
        _new = CSharpGeneratorDriver.Create(generator);
        _warm = _new.RunGenerators(_project.Compilation);
        var result = _warm.GetRunResult().Results[0];
        var functions = result.GeneratedSources.Sum(file => file.SourceText.ToString().Split("QueueConsumerFunction<").Length - 1);
        if (result.Exception is not null || functions != Consumers)
        {
            throw new InvalidOperationException($"The generator made {functions} functions. {result.Exception}");
        }
    }

    [IterationSetup(Target = nameof(Cold))]
    public void PrepareCold() => _compilation = _project.Create();

    [Benchmark]
    public GeneratorDriver Cold() => _new.RunGenerators(_compilation);

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
