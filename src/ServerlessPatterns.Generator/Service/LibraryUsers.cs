using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Referenced assemblies that use the library: contracts with messages, and other services.</summary>
internal static class LibraryUsers
{
    private const string Library = "ServerlessPatterns";

    private static readonly ConditionalWeakTable<IAssemblySymbol, INamedTypeSymbol[]> s_attributed = new();

    /// <summary>The referenced assemblies that refer to the library.</summary>
    public static IEnumerable<IAssemblySymbol> Of(Compilation compilation)
        => compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Library)));

    /// <summary>The assembly's types that bear an attribute of the library.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesBearing(IAssemblySymbol assembly, INamedTypeSymbol attribute)
        => s_attributed.GetValue(assembly, static assembly => [.. TypesOf(assembly.GlobalNamespace).Where(BearsOurs)]).Where(type => type.Bears(attribute));

    private static bool BearsOurs(INamedTypeSymbol type)
        => type.GetAttributes().Any(attribute => attribute.AttributeClass?.ContainingAssembly?.Name == Library);

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container)
        => container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type ? TypesOf(type).Prepend(type) : TypesOf(member));
}
