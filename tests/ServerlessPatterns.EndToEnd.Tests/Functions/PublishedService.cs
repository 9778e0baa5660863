using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace ServerlessPatterns.EndToEnd.Tests.Functions;

/// <summary>A sample, published once a run: framework-dependent for the just-in-time compiler, or as a NativeAOT executable.</summary>
internal sealed class PublishedService
{
    private static readonly ConcurrentDictionary<(string Project, bool NativeAot), Lazy<Task<PublishedService>>> s_published = new();

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
                ? PublishAsync(project, "aot", "bootstrap", null, "-p:PublishAot=true")
                : PublishAsync(project, "jit", "dotnet", project + ".dll"))).Value;

    private static async Task<PublishedService> PublishAsync(string project, string kind, string command, string? argument, params string[] properties)
    {
        var output = Path.Combine(TestPaths.RepositoryRoot, "artifacts", "end-to-end", kind, project);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "publish", Path.Combine(TestPaths.RepositoryRoot, "samples", project, project + ".csproj"), "-c", "Release", "-nologo", "-v", "q",
            "-o", Path.Combine(output, "publish"), "--artifacts-path", Path.Combine(output, "build"), "--disable-build-servers", .. properties,
        ];
        foreach (var item in arguments)
        {
            start.ArgumentList.Add(item);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{text}");
        return new PublishedService(project, Path.Combine(output, "publish"), command, argument);
    }
}
