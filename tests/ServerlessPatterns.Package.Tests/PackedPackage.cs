using System.Reflection;
using ServerlessPatterns.Build.Tests.Projects;
using ServerlessPatterns.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace ServerlessPatterns.Package.Tests;

/// <summary>The packages, packed once from a copy of the sources, and the feed that holds them.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private static readonly string s_repository = typeof(PackedPackage)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "Repository")
        .Value!;

    // Of how the code is written the repository's own build speaks; packages are the same without.
    private const string WithoutAnalyzers = "-p:RunAnalyzers=false";

    private readonly TemporaryFolder _folder = new();

    /// <summary>A version of its own, so that no package of an earlier run is taken for this one.</summary>
    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    public string Feed => _folder["feed"];

    /// <summary>Where consumers restore to: no package of the machine's own folder of that name is seen.</summary>
    public string RestoredPackages => _folder["packages"];

    public string PackagePath => Path.Combine(Feed, $"ServerlessPatterns.{Version}.nupkg");

    public string SymbolsPath => Path.Combine(Feed, $"ServerlessPatterns.{Version}.snupkg");

    public string SendersPath => Path.Combine(Feed, $"ServerlessPatterns.Aws.{Version}.nupkg");

    public string LocalPath => Path.Combine(Feed, $"ServerlessPatterns.Local.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        await PackAsync("sources", Feed);
        foreach (var project in (string[])["src/ServerlessPatterns.Aws", "src/ServerlessPatterns.Local"])
        {
            (await DotNet.RunAsync(_folder["sources"], "pack", project, "-o", Feed, $"-p:Version={Version}", WithoutAnalyzers, "-v:q")).Succeeded();
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    /// <summary>Packs a fresh copy of the sources, as somebody's clone.</summary>
    /// <returns>The package's path.</returns>
    public async Task<string> PackAsync(string clone, string feed)
    {
        CopySources(_folder[clone]);
        var result = await DotNet.RunAsync(_folder[clone], "pack", "src/ServerlessPatterns", "-o", feed, $"-p:Version={Version}", WithoutAnalyzers, "-v:q");
        result.Succeeded();
        return Path.Combine(feed, Path.GetFileName(PackagePath));
    }

    public string InFolder(string name) => _folder[name];

    private static void CopySources(string destination)
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(s_repository, "src"), "*", SearchOption.AllDirectories)
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .Concat(Directory.EnumerateFiles(s_repository));
        foreach (var file in files)
        {
            var copy = Path.Combine(destination, Path.GetRelativePath(s_repository, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            // A worktree's .git is a file that names another folder; the copy is no clone of that.
            if (Path.GetFileName(file) != ".git")
            {
                File.Copy(file, copy);
            }
        }

        // The folder that nuget.config names.
        Directory.CreateDirectory(Path.Combine(destination, "tests", "feed"));
    }
}
