using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace ServerlessPatterns.Local.Console;

/// <summary>Finds and loads the services that run beside the started one.</summary>
internal static class OtherService
{
    /// <summary>Loads a service.</summary>
    /// <param name="path">A project's folder, of which the newest build is taken, or an assembly.</param>
    /// <exception cref="LocalException">There is none, or it is not built.</exception>
    [RequiresUnreferencedCode("Loads an assembly.")]
    public static Assembly Load(string path)
    {
        var file = Path.GetFullPath(path) is var full && File.Exists(full) && full.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? full : NewestBuild(full);
        var resolver = new AssemblyDependencyResolver(file);

        // Into the same context: what both refer to, the messages' contracts above all, has to be one.
        AssemblyLoadContext.Default.Resolving += (context, name) => resolver.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException)
        {
            throw new LocalException($"--with: '{file}' cannot be loaded: {e.Message} It has to be an assembly of .NET {Environment.Version.Major} or before, and no second build of one that runs here.", e);
        }
    }

    private static string NewestBuild(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new LocalException($"--with: there is no folder and no assembly '{folder}'.");
        }

        var projects = Directory.GetFiles(folder, "*.*proj");
        if (projects is not [var project])
        {
            throw new LocalException($"--with: '{folder}' has {(projects.Length == 0 ? "no project" : "several projects")}. Give the folder of one, or its assembly.");
        }

        var name = Path.GetFileNameWithoutExtension(project) + ".dll";
        var bin = Path.Combine(folder, "bin");
        return (Directory.Exists(bin) ? Directory.EnumerateFiles(bin, name, SearchOption.AllDirectories) : [])
            .Where(file => File.Exists(Path.ChangeExtension(file, ".deps.json")))
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .FirstOrDefault() ?? throw new LocalException($"--with: '{folder}' is not built. Run: dotnet build {folder}");
    }
}
