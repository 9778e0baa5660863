using System.Reflection;

namespace ServerlessPatterns.EndToEnd.Tests;

/// <summary>What the project file knows.</summary>
internal static class TestPaths
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string InProject(string path) => Path.Combine(Metadata("ProjectDirectory"), path);

    private static string Metadata(string key)
        => typeof(TestPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
