using System.Reflection;

namespace ServerlessPatterns.Benchmarks.Analyzers;

/// <summary>What the project file tells.</summary>
internal static class Built
{
    public static string With(string key)
        => typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
