using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace ServerlessPatterns.Generator.Tests.Driver;

/// <summary>
/// Compares generated files with those under Snapshots; with the environment variable UPDATE_SNAPSHOTS=1 writes them anew instead.
/// </summary>
internal static class Snapshot
{
    private static readonly string s_directory = Path.Combine(
        typeof(Snapshot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProjectDirectory").Value!,
        "Snapshots");

    /// <param name="generated">The generated files.</param>
    /// <param name="includeTemplate">Whether what the build writes for the whole service, the template and the architecture, belongs to what is compared.</param>
    /// <param name="files">The files that are compared; null: all.</param>
    /// <param name="name">The snapshot's name: the test's.</param>
    public static void Matches(Generated generated, bool includeTemplate = false, IReadOnlyList<string>? files = null, [CallerMemberName] string name = "")
    {
        var text = new StringBuilder();
        foreach (var file in files ?? [.. generated.Files.Where(file => includeTemplate || file is not ("ServerlessPatternsTemplate.g.cs" or "ServerlessPatternsArchitecture.g.cs"))])
        {
            text.Append("//// ").Append(file).Append('\n').Append(generated.File(file));
        }

        var path = Path.Combine(s_directory, name + ".cs");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(s_directory);
            File.WriteAllText(path, text.ToString());
            return;
        }

        Assert.True(File.Exists(path), $"There is no snapshot {path}; run with UPDATE_SNAPSHOTS=1 and look at what it writes.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text.ToString());
    }
}
