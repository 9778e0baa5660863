using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Local.Console;

namespace ServerlessPatterns.Local;

/// <summary>The entry point of an executable that refers to ServerlessPatterns.Local. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LocalHost
{
    private const int BadUsage = 2;

    /// <summary>In Lambda, runs the function that is asked for; else runs the whole service on this machine, until Ctrl-C.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="assembly">The executable, which has the template.</param>
    /// <param name="functions">Its functions.</param>
    /// <returns>The process's exit code.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A local run is no trimmed one; what is published runs in Lambda, and never comes here.")]
    public static async Task<int> RunAsync(string[] arguments, Assembly assembly, params FunctionEntry[] functions)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(assembly);
        if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is { Length: > 0 } || arguments is ["invoke", ..])
        {
            return await FunctionHost.RunAsync(arguments, functions).ConfigureAwait(false);
        }

        if (arguments is ["--help"] or ["-h"] or ["help"])
        {
            System.Console.Out.Write(Help(assembly.GetName().Name!));
            return await FunctionHost.RunAsync(arguments, functions).ConfigureAwait(false);
        }

        using var end = new CancellationTokenSource();
        void End(PosixSignalContext signal)
        {
            // Of the second nothing is kept back: it ends the process.
            signal.Cancel = !end.IsCancellationRequested;
            end.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            var settings = LocalArguments.Parse(arguments, SettingsFile.Read(AppContext.BaseDirectory));
            await new LocalRun(assembly, settings, System.Console.Out).RunAsync(end.Token).ConfigureAwait(false);
            return 0;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Ctrl-C before all ran.
            return 0;
        }
        catch (LocalException e)
        {
            await System.Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return BadUsage;
        }
    }

    private static string Help(string name) =>
        $"""
        Usage:
          {name}                            runs the service on this machine: its queues, topics, functions and load balancer, until Ctrl-C
            --with <folder or assembly>     runs another service beside it; may be given several times
            --port <number>                 the port on loopback, default {LocalArguments.DefaultPort}; 0: one that is free
            --load-balancer-port <number>   the load balancer's, default the one after it
            --speed <number>                how much faster the queues' clock runs, 0.1 to 1000, default 1
            --parameter <Name=value>        a parameter of the template
            --quiet                         writes failures alone
            --json                          writes a line of JSON for each invocation
          {SettingsFile.Name} in the project's folder can hold the same: with, port, loadBalancerPort, speed, parameters.


        """;
}
