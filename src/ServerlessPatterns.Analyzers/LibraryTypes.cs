using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers;

/// <summary>The types of libraries that rules look for, each resolved once a compilation, when the first analyzer asks for it.</summary>
internal sealed class LibraryTypes
{
    private static readonly ConditionalWeakTable<Compilation, LibraryTypes> s_types = new();

    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);

    private LibraryTypes(Compilation compilation) => Compilation = compilation;

    public Compilation Compilation { get; }

    /// <summary>A compilation's, the same for all analyzers.</summary>
    public static LibraryTypes Of(Compilation compilation) => s_types.GetValue(compilation, static compilation => new LibraryTypes(compilation));

    /// <summary>A type by its metadata name; null where no reference has it.</summary>
    public INamedTypeSymbol? Find(string metadataName) => _types.GetOrAdd(metadataName, Compilation.GetTypeByMetadataName);

    /// <summary>Whether some referenced assembly's name begins so: what is not referenced need not be looked for.</summary>
    public bool References(string prefix) => Compilation.ReferencedAssemblyNames.Any(name => name.Name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether the compilation is a project of tests, where names and values are made up.</summary>
    public bool IsTests => Compilation.ReferencedAssemblyNames.Any(name => name.Name is "xunit.core" or "xunit.v3.core" or "nunit.framework" or "MSTest.TestFramework" or "Microsoft.VisualStudio.TestPlatform.TestFramework" or "TUnit.Core");
}
