using BenchmarkDotNet.Running;
using ServerlessPatterns.Benchmarks.RuntimeLoop;

if (args is ["cold-start", .. var rest])
{
    await ColdStart.RunAsync(rest);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
