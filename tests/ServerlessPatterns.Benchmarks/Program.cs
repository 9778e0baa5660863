using BenchmarkDotNet.Running;
using ServerlessPatterns.Benchmarks.Analyzers;
using ServerlessPatterns.Benchmarks.LoadBalancer;
using ServerlessPatterns.Benchmarks.Local;
using ServerlessPatterns.Benchmarks.RuntimeLoop;
using ServerlessPatterns.Benchmarks.Sending;

if (args is ["cold-start", .. var rest])
{
    await ColdStart.RunAsync(rest);
    return;
}

if (args is ["publishers"])
{
    await SenderTurns.RunPublishersAsync();
    return;
}

if (args is ["senders"])
{
    await SenderTurns.RunSendersAsync();
    return;
}

if (args is ["endpoint"])
{
    await EndpointTurns.RunAsync();
    return;
}

if (args is ["analyzers", .. var options])
{
    await AnalyzerTurns.RunAsync(options);
    return;
}

if (args is ["local", .. var parts])
{
    await LocalTurns.RunAsync(parts);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
