using Microsoft.CodeAnalysis.Diagnostics;

namespace ServerlessPatterns.Generator.Service;

/// <summary>What the project file says, through its compiler-visible properties.</summary>
internal sealed record BuildSettings(
    string TargetFramework,
    string RuntimeIdentifier,
    bool PublishAot,
    bool PublishTrimmed,
    bool SelfContained)
{
    public static BuildSettings Read(AnalyzerConfigOptions options)
    {
        return new BuildSettings(Text("TargetFramework"), Text("RuntimeIdentifier"), Flag("PublishAot"), Flag("PublishTrimmed"), Flag("SelfContained"));

        string Text(string name) => options.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";

        bool Flag(string name) => string.Equals(Text(name), "true", StringComparison.OrdinalIgnoreCase);
    }
}
