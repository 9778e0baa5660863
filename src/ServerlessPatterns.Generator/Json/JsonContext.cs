using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Json;

/// <summary>A JsonSerializerContext, and what its options say of names.</summary>
internal sealed class JsonContext
{
    private readonly HashSet<ITypeSymbol> _types;

    private JsonContext(INamedTypeSymbol symbol, HashSet<ITypeSymbol> types, AttributeData? options)
    {
        Symbol = symbol;
        Reference = symbol.Reference();
        UsesWebDefaults = options is null && TakesOptions(symbol);
        Options = UsesWebDefaults ? JsonOptions.Web : JsonOptions.Read(options);
        _types = types;
    }

    public INamedTypeSymbol Symbol { get; }

    public string Reference { get; }

    /// <summary>It says nothing of options: messages are read with JsonSerializerDefaults.Web, as they are without a context.</summary>
    public bool UsesWebDefaults { get; }

    public JsonOptions Options { get; }

    /// <summary>Reads a class; null if no message can be read with it.</summary>
    public static JsonContext? Read(INamedTypeSymbol symbol, KnownTypes known)
    {
        if (symbol.IsAbstract || symbol.IsGenericType || !symbol.WithBases().Any(each => each.Is(known.JsonSerializerContext)))
        {
            return null;
        }

        var options = JsonNames.Attribute(symbol, "JsonSourceGenerationOptionsAttribute");
        var defaultMode = options?.Named<int>("GenerationMode") ?? 0;
        var types = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Is(known.JsonSerializableAttribute) == true
                && attribute.Positional(0) is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type }
                && IsRead(attribute.Named<int>("GenerationMode") is { } mode and not 0 ? mode : defaultMode))
            {
                types.Add(type);
            }
        }

        return types.Count == 0 ? null : new JsonContext(symbol, types, options);
    }

    /// <summary>The types that it covers.</summary>
    public IReadOnlyCollection<ITypeSymbol> Types => _types;

    /// <summary>Whether it covers a type.</summary>
    public bool Covers(ITypeSymbol type) => _types.Contains(type);

    /// <summary>The serializer's own generator, whose code is not seen here, adds the constructor unless the class is complete by hand.</summary>
    private static bool TakesOptions(INamedTypeSymbol symbol)
        => symbol.InstanceConstructors.All(constructor => constructor.IsImplicitlyDeclared)
            || symbol.InstanceConstructors.Any(constructor =>
                constructor is { DeclaredAccessibility: Accessibility.Public, Parameters: [{ Type.Name: "JsonSerializerOptions" }] });

    /// <summary>JsonSourceGenerationMode: 0 is both, 1 metadata, 2 writing alone.</summary>
    private static bool IsRead(int mode) => mode == 0 || (mode & 1) != 0;
}
