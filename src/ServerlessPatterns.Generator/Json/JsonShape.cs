using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Json;

/// <summary>What a property's values look like in the JSON. Of a list, its elements: a filter matches a list by any of them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">The property's type, without Nullable and list.</param>
/// <param name="IsNullable">Whether it can be null.</param>
internal readonly record struct JsonShape(JsonKind Kind, ITypeSymbol Type, bool IsNullable)
{
    private const string Converter = "JsonConverterAttribute";

    // Written by the serializer as strings; numbers that have no special type.
    private static readonly string[] s_texts = ["Guid", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Uri", "Version"];
    private static readonly string[] s_numbers = ["Half", "Int128", "UInt128"];

    public static JsonShape Of(JsonMember member, JsonOptions options)
    {
        var converter = JsonNames.Attribute(member.Symbol, Converter);
        var type = Unwrap(member.Type, out var isNullable);
        if (converter is null && options.ConvertedKind(member.Type) == JsonKind.Unknown)
        {
            return new JsonShape(JsonKind.Unknown, type, isNullable);
        }

        if (converter is null && Element(type) is { } element)
        {
            type = Unwrap(element, out isNullable);
        }

        converter ??= JsonNames.Attribute(type, Converter);
        return new JsonShape(KindOf(type, converter, member.Symbol, options), type, isNullable);
    }

    /// <summary>What the serializer makes of a type.</summary>
    /// <param name="type">The type, without Nullable.</param>
    /// <param name="converter">The [JsonConverter] of the member or type.</param>
    /// <param name="member">The member that has it.</param>
    /// <param name="options">The serializer's options.</param>
    public static JsonKind KindOf(ITypeSymbol type, AttributeData? converter, ISymbol member, JsonOptions options)
    {
        // A property's own converter goes before those of the options, and they go before a type's own.
        if (JsonNames.Attribute(member, Converter) is null && options.ConvertedKind(type) is { } converted)
        {
            return converted;
        }

        if (converter is not null)
        {
            return type.TypeKind == TypeKind.Enum && converter.Positional(0)?.Scalar() is ITypeSymbol given ? JsonOptionsConverter.KindOfEnum(given) ?? JsonKind.Unknown : JsonKind.Unknown;
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return options.EnumsAsText ? JsonKind.EnumText : JsonKind.EnumNumber;
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_String:
            case SpecialType.System_Char:
            case SpecialType.System_DateTime:
                return JsonKind.Text;
            case SpecialType.System_Boolean:
                return JsonKind.Boolean;
            case SpecialType.System_Object:
                return JsonKind.Unknown;
            case >= SpecialType.System_SByte and <= SpecialType.System_Double:
                return NumberKind(member, options);
        }

        if (type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
        {
            if (Array.IndexOf(s_texts, type.Name) >= 0)
            {
                return JsonKind.Text;
            }

            if (Array.IndexOf(s_numbers, type.Name) >= 0)
            {
                return NumberKind(member, options);
            }
        }

        return type.TypeKind is TypeKind.TypeParameter or TypeKind.Error or TypeKind.Dynamic || type.ContainingNamespace.IsNamed("System.Text.Json") || type.ContainingNamespace.IsNamed("System.Text.Json.Nodes")
            ? JsonKind.Unknown
            : JsonKind.Composite;
    }

    private static JsonKind NumberKind(ISymbol member, JsonOptions options)
    {
        var handling = JsonNames.Attribute(member, "JsonNumberHandlingAttribute") ?? (member.ContainingType is { } type ? JsonNames.Attribute(type, "JsonNumberHandlingAttribute") : null);
        return (handling is null ? options.NumbersAsText : JsonOptions.IsWrittenAsText(handling.Positional(0)?.Scalar() as int?)) ? JsonKind.NumberText : JsonKind.Number;
    }

    private static ITypeSymbol Unwrap(ITypeSymbol type, out bool isNullable)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] })
        {
            isNullable = true;
            return underlying;
        }

        isNullable = !type.IsValueType;
        return type;
    }

    /// <summary>A list's element; bytes are written as one text, a dictionary as an object.</summary>
    private static ITypeSymbol? Element(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            return array.ElementType.SpecialType == SpecialType.System_Byte ? null : array.ElementType;
        }

        if (type.SpecialType == SpecialType.System_String || type is not INamedTypeSymbol named)
        {
            return null;
        }

        var interfaces = named.AllInterfaces.Prepend(named).ToArray();
        return interfaces.Any(each => each is { Name: "IDictionary" or "IReadOnlyDictionary", TypeArguments.Length: 2 })
            ? null
            : interfaces.FirstOrDefault(each => each.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];
    }
}
