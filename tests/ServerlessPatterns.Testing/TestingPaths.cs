using System.Reflection;

namespace ServerlessPatterns.Testing;

/// <summary>What the project file knows.</summary>
internal static class TestingPaths
{
    public static string Emulator { get; } = Metadata("EmulatorDirectory");

    public static string Velocity { get; } = Metadata("VelocityDirectory");

    private static string Metadata(string key)
        => typeof(TestingPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
