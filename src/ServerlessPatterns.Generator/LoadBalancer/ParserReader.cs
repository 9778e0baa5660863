using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>Chooses what reads a value of a type out of text. The parsers are nested in the class that generated code derives from.</summary>
internal static class ParserReader
{
    /// <summary>The parser as generated code refers to it; null: values of the type are not read out of text.</summary>
    public static string? Read(ITypeSymbol type, KnownTypes types) => type switch
    {
        { SpecialType: SpecialType.System_String } => "TextParser",
        { SpecialType: SpecialType.System_DateTime } => "DateTimeParser",
        { TypeKind: TypeKind.Enum } => $"{(type.Attribute("System", "FlagsAttribute") is null ? "EnumParser" : "FlagsParser")}<{type.Reference()}>",
        INamedTypeSymbol named when named.IsNamed("System", "DateTimeOffset") => "DateTimeOffsetParser",
        INamedTypeSymbol named when Implements(named, types.SpanParsable) => $"SpanParser<{type.Reference()}>",
        INamedTypeSymbol named when Implements(named, types.Parsable) => $"ParsableParser<{type.Reference()}>",
        _ => null,
    };

    private static bool Implements(INamedTypeSymbol type, INamedTypeSymbol? parsable)
        => parsable is not null && type.AllInterfaces.Any(each => each.OriginalDefinition.Is(parsable) && SymbolEqualityComparer.Default.Equals(each.TypeArguments[0], type));
}
