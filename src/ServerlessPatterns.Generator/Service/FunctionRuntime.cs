using System.Globalization;

namespace ServerlessPatterns.Generator.Service;

/// <summary>What runs the service's functions: Lambda's managed .NET, or the operating system alone under a program of our own.</summary>
/// <param name="Identifier">Lambda's name of the runtime.</param>
/// <param name="Architecture">Lambda's name of the processor.</param>
internal sealed record FunctionRuntime(string Identifier, string Architecture)
{
    /// <summary>
    /// The oldest .NET that Lambda offers; since then every even version, which is the one with long-term support. See
    /// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
    /// </summary>
    private const int OldestManaged = 8;
    private const string OperatingSystemOnly = "provided.al2023";

    public bool IsManaged => Identifier != OperatingSystemOnly;

    /// <summary>Whether rule packs are going to ask for a newer one.</summary>
    public bool IsOldestManaged => Identifier == "dotnet8";

    public static FunctionRuntime Of(ServiceModel service)
    {
        var build = service.Build;
        var architecture = build.RuntimeIdentifier.EndsWith("-x64", StringComparison.OrdinalIgnoreCase) ? "x86_64" : "arm64";
        var executable = service.Assembly.IsExecutable;
        if (executable && (build.PublishAot || build.SelfContained))
        {
            return new FunctionRuntime(OperatingSystemOnly, architecture);
        }

        var version = Version(build.TargetFramework);
        var managed = Math.Max(OldestManaged, version + (version % 2));

        // A library runs on a later .NET than its own; an executable asks for its own, and must bring it along where Lambda has none.
        return executable && managed != version
            ? new FunctionRuntime(OperatingSystemOnly, architecture)
            : new FunctionRuntime("dotnet" + managed.ToString(CultureInfo.InvariantCulture), architecture);
    }

    /// <summary>The major version of <c>net8.0</c>; 0 for a framework that is none of the .NET runtime's.</summary>
    private static int Version(string targetFramework)
    {
        var dot = targetFramework.IndexOf('.');
        return targetFramework.StartsWith("net", StringComparison.OrdinalIgnoreCase)
            && dot > 3
            && int.TryParse(targetFramework.Substring(3, dot - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : 0;
    }
}
