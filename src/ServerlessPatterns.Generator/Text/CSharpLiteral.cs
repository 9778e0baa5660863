using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Text;

/// <summary>Constants as C# expressions.</summary>
internal static class CSharpLiteral
{
    /// <summary>An argument of an attribute; null if it is none that an expression can be written for.</summary>
    public static string? Of(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Error or TypedConstantKind.Array } => null,
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({type.Reference()})",
        { Type: { } type } => Of(type, constant.Value),
        _ => null,
    };

    /// <summary>A constant of a type, <c>default</c> included.</summary>
    public static string Of(ITypeSymbol type, object? value)
    {
        if (value is null)
        {
            return type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? "null" : "default";
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] })
        {
            type = underlying;
        }

        return type.TypeKind == TypeKind.Enum ? $"({type.Reference()})({Primitive(value)})" : Primitive(value);
    }

    private static string Primitive(object value) => value switch
    {
        string or char or bool => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "F",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        long number => number == long.MinValue ? "long.MinValue" : number.ToString(CultureInfo.InvariantCulture) + "L",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",

        // The compiler takes a byte or short constant as such from an int that fits, but not inside a typeless key.
        byte or sbyte or short or ushort => $"({Keyword(value)})({((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)})",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "default",
    };

    private static string Keyword(object value) => value switch { byte => "byte", sbyte => "sbyte", short => "short", _ => "ushort" };
}
