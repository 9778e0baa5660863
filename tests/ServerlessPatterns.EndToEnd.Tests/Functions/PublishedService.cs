using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace ServerlessPatterns.EndToEnd.Tests.Functions;

/// <summary>
/// A sample, published once a run: framework-dependent for the just-in-time compiler, as it was built with these tests, or as a NativeAOT executable, whose build
/// has another folder, and leaves to the one before what the analyzers say.
/// </summary>
internal sealed class PublishedService
{
    private static readonly ConcurrentDictionary<(string Project, bool NativeAot), Lazy<Task<PublishedService>>> s_published = new();

    // What the samples refer to is built once for all of them, and so they are published one after the other.
    private static readonly SemaphoreSlim s_publishing = new(1);

    private PublishedService(string project, string folder, string command, string? argument)
    {
        Project = project;
        Folder = folder;
        Command = command == "dotnet" ? command : Path.Combine(folder, command);
        Argument = argument is null ? null : Path.Combine(folder, argument);
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, project + ".template.json")));
        Template = document.RootElement.Clone();
    }

    /// <summary>The sample's name.</summary>
    public string Project { get; }

    public string Folder { get; }

    public string Command { get; }

    public string? Argument { get; }

    public JsonElement Template { get; }

    public static Task<PublishedService> GetAsync(string project, bool nativeAot)
        => s_published.GetOrAdd(
            (project, nativeAot),
            _ => new(() => nativeAot
                ? PublishAsync(project, "aot", "bootstrap", null, ["-p:PublishAot=true", "-p:RunAnalyzers=false", "--artifacts-path", Output("aot", "build")])
                : PublishAsync(project, "jit", "dotnet", project + ".dll", ["--no-build"]))).Value;

    private static string Output(string kind, string name) => Path.Combine(TestPaths.RepositoryRoot, "artifacts", "end-to-end", kind, name);

    private static async Task<PublishedService> PublishAsync(string project, string kind, string command, string? argument, IReadOnlyList<string> options)
    {
        var published = Output(kind, project);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = ["publish", Path.Combine(TestPaths.RepositoryRoot, "samples", project, project + ".csproj"), "-c", "Release", "-nologo", "-v", "q", "-o", published, .. options];
        foreach (var item in arguments)
        {
            start.ArgumentList.Add(item);
        }

        await s_publishing.WaitAsync();
        try
        {
            await RunAsync(start);
        }
        finally
        {
            s_publishing.Release();
        }

        return new PublishedService(project, published, command, argument);
    }

    private static async Task RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}:\n{text}");
    }
}
