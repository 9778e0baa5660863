using System.Diagnostics;
using System.Reflection;

namespace ServerlessPatterns.Benchmarks.RuntimeLoop;

/// <summary>One of the programs that are compared, published in one way.</summary>
/// <param name="Loop">Ours, HttpClient or RawSocket.</param>
/// <param name="Publishing">JIT, ReadyToRun or NativeAOT.</param>
internal sealed record LoopProgram(string Loop, string Publishing)
{
    private static readonly string s_project = Path.Combine(
        typeof(LoopProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "LoopsProject").Value!);

    /// <summary>The folder that it is published to.</summary>
    public string Folder => Path.Combine(AppContext.BaseDirectory, "loops", $"{Loop}-{Publishing}");

    /// <summary>How it is started. Lambda starts a framework-dependent function with <c>dotnet</c>, too; the native host is the quicker.</summary>
    public ProcessStartInfo Command => new(Path.Combine(Folder, "publish", "loop"));

    /// <summary>Publishes it.</summary>
    public void Publish()
    {
        string[] settings = Publishing switch
        {
            "NativeAOT" => ["-p:PublishAot=true"],
            "ReadyToRun" => ["-p:PublishReadyToRun=true", "--self-contained", "false"],
            _ => ["--self-contained", "false"],
        };
        var start = new ProcessStartInfo("dotnet",
        [
            "publish", s_project, "-c", "Release", "-f", "net10.0", "--use-current-runtime", "--artifacts-path", Path.Combine(Folder, "artifacts"),
            "-o", Path.Combine(Folder, "publish"), $"-p:Loop={Loop}", "-v", "q", "-nologo", .. settings,
        ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Loop} could not be published as {Publishing}:\n{output}");
        }
    }
}
