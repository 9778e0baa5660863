using System.Diagnostics;
using System.Text.Json;

namespace ServerlessPatterns.EndToEnd.Tests;

/// <summary>The sample Shop, published once a run: framework-dependent for the just-in-time compiler, or as a NativeAOT executable.</summary>
internal sealed class PublishedShop
{
    private static readonly Lazy<Task<PublishedShop>> s_jit = new(() => PublishAsync("jit", "dotnet", "Shop.dll"));
    private static readonly Lazy<Task<PublishedShop>> s_aot = new(() => PublishAsync("aot", "bootstrap", null, "-p:PublishAot=true"));

    private PublishedShop(string folder, string command, string? argument)
    {
        Folder = folder;
        Command = command == "dotnet" ? command : Path.Combine(folder, command);
        Argument = argument is null ? null : Path.Combine(folder, argument);
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "Shop.template.json")));
        Template = document.RootElement.Clone();
    }

    public string Folder { get; }

    public string Command { get; }

    public string? Argument { get; }

    public JsonElement Template { get; }

    public static Task<PublishedShop> GetAsync(bool nativeAot) => nativeAot ? s_aot.Value : s_jit.Value;

    private static async Task<PublishedShop> PublishAsync(string kind, string command, string? argument, params string[] properties)
    {
        var output = Path.Combine(TestPaths.RepositoryRoot, "artifacts", "end-to-end", kind);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "publish", Path.Combine(TestPaths.RepositoryRoot, "samples", "Shop", "Shop.csproj"), "-c", "Release", "-nologo", "-v", "q",
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
        return new PublishedShop(Path.Combine(output, "publish"), command, argument);
    }
}
