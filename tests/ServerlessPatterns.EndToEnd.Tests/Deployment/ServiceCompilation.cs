using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>A service that is no project: its sources, to be run through the generator.</summary>
internal static class ServiceCompilation
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using ServerlessPatterns;
        """;

    /// <summary>Those assemblies of this process that are asked for by their paths.</summary>
    public static IReadOnlyList<MetadataReference> References(Func<string, bool> isWanted)
        => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(isWanted).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The service as it is before the generator has run.</summary>
    public static CSharpCompilation Create(string assembly, string service, IEnumerable<MetadataReference> references, params IEnumerable<string> sources)
        => CSharpCompilation.Create(
            assembly,
            sources.Append(Usings).Append($"[assembly: ServerlessService(\"{service}\")]").Select(source => CSharpSyntaxTree.ParseText(source)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
