using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Json;

/// <summary>What a property's values look like in the JSON. Of a list, its elements: a filter matches a list by any of them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">The property's type, without Nullable and list.</param>
/// <param name="IsNullable">Whether it can be null.</param>
internal readonly record struct JsonShape(JsonKind Kind, ITypeSymbol Type, bool IsNullable)
{
    private const string EnumConverter = "JsonStringEnumConverter";
    private const string Converter = "JsonConverterAttribute";

    // Written by the serializer as strings; numbers that have no special type.
    private static readonly string[] s_texts = ["Guid", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Uri", "Version"];
    private static readonly string[] s_numbers = ["Half", "Int128", "UInt128"];

    public static JsonShape Of(JsonMember member, JsonOptions options)
    {
        var converter = JsonNames.Attribute(member.Symbol, Converter);
        var type = Unwrap(member.Type, out var isNullable);
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
        if (converter is not null)
        {
            // JsonStringEnumConverter, with or without its type argument; a class derived from it may name members as it likes.
            var isEnumConverter = type.TypeKind == TypeKind.Enum && (converter.Positional(0)?.Scalar() as ITypeSymbol)?.IsNamed(JsonNames.Namespace, EnumConverter) == true;
            return isEnumConverter ? JsonKind.EnumText : JsonKind.Unknown;
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
                return IsWrittenAsText(member) ? JsonKind.Unknown : JsonKind.Number;
        }

        if (type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
        {
            if (Array.IndexOf(s_texts, type.Name) >= 0)
            {
                return JsonKind.Text;
            }

            if (Array.IndexOf(s_numbers, type.Name) >= 0)
            {
                return JsonKind.Number;
            }
        }

        return type.TypeKind is TypeKind.TypeParameter or TypeKind.Error or TypeKind.Dynamic || type.ContainingNamespace.IsNamed("System.Text.Json") || type.ContainingNamespace.IsNamed("System.Text.Json.Nodes")
            ? JsonKind.Unknown
            : JsonKind.Composite;
    }

    /// <summary>JsonNumberHandling.WriteAsString is 2.</summary>
    private static bool IsWrittenAsText(ISymbol member)
        => (JsonNames.Attribute(member, "JsonNumberHandlingAttribute") ?? (member.ContainingType is { } type ? JsonNames.Attribute(type, "JsonNumberHandlingAttribute") : null)) is { } attribute
            && attribute.Positional(0)?.Scalar() is int handling
            && (handling & 2) != 0;

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
