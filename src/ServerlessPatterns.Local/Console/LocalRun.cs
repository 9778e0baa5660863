using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace ServerlessPatterns.Local.Console;

/// <summary>A local run from start to Ctrl-C.</summary>
internal sealed class LocalRun(Assembly assembly, LocalArguments arguments, TextWriter output)
{
    // The second Ctrl-C, or this long after the first, ends what still runs.
    private static readonly TimeSpan s_drain = TimeSpan.FromSeconds(30);

    /// <summary>Runs until it is told to end.</summary>
    /// <param name="end">Tells it to end.</param>
    /// <param name="started">Is called when everything runs.</param>
    [RequiresUnreferencedCode("Finds the services' functions by their names.")]
    public async Task RunAsync(CancellationToken end, Action<LocalCloud>? started = null)
    {
        var options = new LocalCloudOptions { Port = arguments.Port, LoadBalancerPort = arguments.LoadBalancerPort, Speed = arguments.Speed };
        options.Services.Add(assembly);
        foreach (var other in arguments.With)
        {
            options.Services.Add(OtherService.Load(other));
        }

        foreach (var (name, value) in arguments.Parameters)
        {
            options.Parameters.Add(name, value);
        }

        using var invocationOutput = InvocationOutput.Install();
        var report = new ConsoleReport(TextWriter.Synchronized(output), arguments.Form);
        await using var cloud = await LocalCloud.StartAsync(options, end).ConfigureAwait(false);
        cloud.Invocations.Ended += report.Ended;
        cloud.Resources.Apis.Calls.Ended += report.Ended;
        if (cloud.Balancer is { } balancer)
        {
            balancer.Failed += report.Failed;
            balancer.HealthChanged += report.HealthChanged;
        }

        report.Started(cloud);
        started?.Invoke(cloud);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, end).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            using var patience = new CancellationTokenSource(s_drain);
            await cloud.StopAsync(patience.Token).ConfigureAwait(false);
        }

        report.Stopped(cloud);
    }
}
