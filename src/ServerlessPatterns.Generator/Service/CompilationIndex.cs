using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;

namespace ServerlessPatterns.Generator.Service;

/// <summary>What readers look for in a whole compilation: found when first asked for, once, whichever thread asks.</summary>
internal sealed class CompilationIndex
{
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _startups;
    private readonly Lazy<JsonContexts> _jsonContexts;

    public CompilationIndex(Compilation compilation, KnownTypes types)
    {
        var attributed = new Lazy<AttributedTypes>(() => new AttributedTypes(compilation, CancellationToken.None));
        _startups = new(() => Startup(attributed.Value, types));
        _jsonContexts = new(() => new JsonContexts(compilation, types, attributed.Value));
    }

    /// <summary>The classes that bear [ServiceStartup], usable or not, by their names.</summary>
    public IReadOnlyList<INamedTypeSymbol> Startups => _startups.Value;

    /// <summary>The JsonSerializerContexts.</summary>
    public JsonContexts JsonContexts => _jsonContexts.Value;

    private static INamedTypeSymbol[] Startup(AttributedTypes attributed, KnownTypes types)
        => types.ServiceStartupAttribute is not { } attribute
            ? []
            : attributed.Bearing(attribute.Name)
                .Where(type => type.Bears(attribute))
                .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
                .ToArray();
}
