using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Json;

/// <summary>A converter among a serializer's options.</summary>
/// <param name="Type">The type that it takes, as C# refers to it; null: it decides itself.</param>
/// <param name="OnlyEnums">It takes none but enums.</param>
/// <param name="Kind">What it makes of them.</param>
internal sealed record JsonOptionsConverter(string? Type, bool OnlyEnums, JsonKind Kind)
{
    private const string EnumTexts = "JsonStringEnumConverter";

    /// <summary>What a converter is; one derived from the serializer's own for enums may name members as it likes.</summary>
    public static JsonOptionsConverter Read(ITypeSymbol converter)
    {
        if (KindOfEnum(converter) is { } kind)
        {
            return new(Argument(converter), true, kind);
        }

        var decides = false;
        foreach (var type in (converter as INamedTypeSymbol)?.WithBases() ?? [])
        {
            if (type.IsNamed(JsonNames.Namespace, EnumTexts))
            {
                return new(Argument(type), true, JsonKind.Unknown);
            }

            if (type.IsNamed(JsonNames.Namespace, "JsonConverter"))
            {
                return new(decides ? null : Argument(type), false, JsonKind.Unknown);
            }

            decides |= type.GetMembers("CanConvert").Any(member => member.IsOverride);
        }

        return new(null, false, JsonKind.Unknown);
    }

    /// <summary>What the serializer's own converters make of an enum; null for others.</summary>
    public static JsonKind? KindOfEnum(ITypeSymbol converter)
        => converter.IsNamed(JsonNames.Namespace, EnumTexts) ? JsonKind.EnumText
            : converter.IsNamed(JsonNames.Namespace, "JsonNumberEnumConverter") ? JsonKind.EnumNumber
            : null;

    public bool MayTake(ITypeSymbol type) => (!OnlyEnums || type.TypeKind == TypeKind.Enum) && (Type is null || Type == type.Reference());

    private static string? Argument(ITypeSymbol converter) => converter is INamedTypeSymbol { TypeArguments: [var argument] } ? argument.Reference() : null;
}
