using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers;

/// <summary>
/// Tells which referenced assemblies are projects of the same solution: an editor refers to their compilations, a build to what it has put into their bin or obj. See
/// https://learn.microsoft.com/dotnet/standard/assembly/reference-assemblies for the latter's ref and refint.
/// </summary>
internal sealed class SolutionProjects
{
    /// <summary>bin/x64/Release/net8.0/linux-x64</summary>
    private const int MaxDepth = 4;

    private static readonly ConditionalWeakTable<LibraryTypes, SolutionProjects> s_projects = new();

    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _assemblies = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    private SolutionProjects(LibraryTypes types) => _compilation = types.Compilation;

    /// <summary>A compilation's, the same for all analyzers.</summary>
    public static SolutionProjects Of(LibraryTypes types) => s_projects.GetValue(types, static types => new SolutionProjects(types));

    /// <summary>Whether an assembly is another project of the solution, and none of our library's.</summary>
    public bool Contains(IAssemblySymbol? assembly) => assembly is not null && _assemblies.GetOrAdd(assembly, IsProject);

    /// <summary>Whether a path is that of a project's output: of its bin or obj, and not of a package, a framework or its reference assemblies that lie below a folder of that name.</summary>
    public static bool IsOutput(string path)
    {
        var folders = path.Split('/', '\\');
        var last = folders.Length - 2;
        for (var i = last; i > 0; i--)
        {
            // Packages keep their assemblies in lib/net8.0 and ref/net8.0, the .NET SDK its own in packs/Microsoft.NETCore.App.Ref/8.0.0/ref/net8.0.
            if (Is(folders[i], "packs") || (Is(folders[i], "packages") && Is(folders[i - 1], ".nuget")) || (i == last - 1 && (Is(folders[i], "lib") || Is(folders[i], "ref"))))
            {
                return false;
            }

            if ((Is(folders[i], "bin") && last - i <= MaxDepth) || (Is(folders[i], "obj") && (Is(folders[last], "ref") || Is(folders[last], "refint"))))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsProject(IAssemblySymbol assembly)
        => !SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly)
            && assembly.Name is not ("ServerlessPatterns" or "ServerlessPatterns.Aws")
            && _compilation.GetMetadataReference(assembly) switch
            {
                CompilationReference => true,
                PortableExecutableReference { FilePath: { } path } => IsOutput(path),
                _ => false,
            };

    private static bool Is(string folder, string name) => folder.Equals(name, StringComparison.OrdinalIgnoreCase);
}
