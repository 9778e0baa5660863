using System.ComponentModel;

namespace ServerlessPatterns.Hosting;

/// <summary>The entry point of an executable that holds functions. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FunctionHost
{
    /// <summary>
    /// Runs the function that SERVERLESS_PATTERNS_FUNCTION names against the Lambda Runtime API; outside Lambda, does what the command
    /// line asks for.
    /// </summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="functions">The executable's functions.</param>
    /// <returns>The process's exit code.</returns>
    public static Task<int> RunAsync(string[] arguments, params FunctionEntry[] functions)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(functions);
        var address = Environment.GetEnvironmentVariable(RuntimeEndpoint.Variable);
        return string.IsNullOrEmpty(address)
            ? CommandLine.OnConsole(functions).RunAsync(arguments)
            : Task.FromResult(Serve(address, functions));
    }

    /// <summary>On the calling thread: a process of Lambda has nothing else for it to do.</summary>
    private static int Serve(string address, FunctionEntry[] functions)
    {
        using var shutdown = new ShutdownSignal();
        shutdown.Listen();
        return RuntimeLoop.Run(
            address, Environment.GetEnvironmentVariable(FunctionChoice.Variable), functions, new HostLog(null), shutdown, new BackOff());
    }
}
