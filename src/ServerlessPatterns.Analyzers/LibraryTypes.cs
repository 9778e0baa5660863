using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers;

/// <summary>The types of libraries that rules look for, each resolved once a compilation, when first asked for.</summary>
internal sealed class LibraryTypes(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);

    public Compilation Compilation => compilation;

    /// <summary>A type by its metadata name; null where no reference has it.</summary>
    public INamedTypeSymbol? Find(string metadataName) => _types.GetOrAdd(metadataName, compilation.GetTypeByMetadataName);

    /// <summary>Whether some referenced assembly's name begins so: what is not referenced need not be looked for.</summary>
    public bool References(string prefix) => compilation.ReferencedAssemblyNames.Any(name => name.Name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether the compilation is a project of tests, where names and values are made up.</summary>
    public bool IsTests { get; } = compilation.ReferencedAssemblyNames.Any(name => name.Name is "xunit.core" or "xunit.v3.core" or "nunit.framework" or "MSTest.TestFramework" or "Microsoft.VisualStudio.TestPlatform.TestFramework" or "TUnit.Core");
}
