using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Execution;
using Microsoft.Build.Framework;
using Microsoft.Build.Logging;

namespace ServerlessPatterns.Build.Tests.Projects;

/// <summary>The SDK's MSBuild in this process: what <c>dotnet build</c> runs, without a start of the command for every build.</summary>
internal static class BuildEngine
{
    private static readonly string s_folder = Metadata("MSBuild");

    public static string Metadata(string key) =>
        typeof(BuildEngine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;

    // MSBuild allows one build at a time in a process: the current directory is the process's.
    public static BuildOutcome Run(string project, string target, IReadOnlyDictionary<string, string> properties)
    {
        lock (s_folder)
        {
            return RunAlone(project, target, properties);
        }
    }

    [ModuleInitializer]
    internal static void FindMSBuild()
    {
        Environment.SetEnvironmentVariable("MSBUILD_EXE_PATH", Path.Combine(s_folder, "MSBuild.dll"));
        Environment.SetEnvironmentVariable("MSBuildExtensionsPath", s_folder + Path.DirectorySeparatorChar);
        Environment.SetEnvironmentVariable("MSBuildSDKsPath", Path.Combine(s_folder, "Sdks"));
        Environment.SetEnvironmentVariable("MSBUILDDISABLENODEREUSE", "1");
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            Path.Combine(s_folder, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BuildOutcome RunAlone(string project, string target, IReadOnlyDictionary<string, string> properties)
    {
        var log = new StringBuilder();
        var logger = new ConsoleLogger(LoggerVerbosity.Detailed, message => log.Append(message), null, null);
        using var projects = new ProjectCollection(properties.ToDictionary());
        var parameters = new BuildParameters(projects) { Loggers = [logger], EnableNodeReuse = false, MaxNodeCount = 1 };
        var request = new BuildRequestData(project, properties.ToDictionary(static property => property.Key, static property => (string?)property.Value), null, [target], null, BuildRequestDataFlags.ClearCachesAfterBuild);
        var result = BuildManager.DefaultBuildManager.Build(parameters, request);
        return new BuildOutcome(result.OverallResult == BuildResultCode.Success, log.ToString());
    }
}
