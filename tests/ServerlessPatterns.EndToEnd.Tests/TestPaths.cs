using System.Reflection;

namespace ServerlessPatterns.EndToEnd.Tests;

/// <summary>The places that the project file knows.</summary>
internal static class TestPaths
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string EmulatorDirectory { get; } = Metadata("EmulatorDirectory");

    private static string Metadata(string key)
        => typeof(TestPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
