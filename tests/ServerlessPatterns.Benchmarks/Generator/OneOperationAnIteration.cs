using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ServerlessPatterns.Benchmarks.Generator;

/// <summary>
/// One operation an iteration, for a compilation that was bound once is cheaper to read the second time; and in this process, for the compiler is
/// to be as warm as it is in an editor.
/// </summary>
internal sealed class OneOperationAnIteration : ManualConfig
{
    public OneOperationAnIteration()
        => AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithInvocationCount(1)
            .WithUnrollFactor(1)
            .WithWarmupCount(4)
            .WithIterationCount(10));
}
