using System.Globalization;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>Texts that the serializer makes of other values. A filter compares them letter for letter.</summary>
internal static class FilterText
{
    /// <summary>Whether the serializer writes a value of the type so.</summary>
    public static bool IsWritten(string text, ITypeSymbol type, ref string? problem)
    {
        if (type.SpecialType == SpecialType.System_Char && text.Length != 1)
        {
            problem = $"\"{text}\" is given, and the property is a single character";
        }
        else if (type.IsNamed("System", "Guid") && (!Guid.TryParseExact(text, "D", out var guid) || guid.ToString("D") != text))
        {
            problem = $"\"{text}\" is given, and the serializer writes a Guid as {(Guid.TryParse(text, out guid) ? guid.ToString("D") : "01234567-89ab-cdef-0123-456789abcdef")}";
        }

        return problem is null;
    }

    /// <summary>The text of a number that is written as one; null if the value is none, or does not fit.</summary>
    public static string? OfNumber(TypedConstant given, ITypeSymbol type, ref string? problem)
    {
        var text = given.Scalar() as string;
        if (given.Kind != TypedConstantKind.Primitive
            || (text is null ? FilterValue.Number(given) : FilterValue.Number(text)) is not { } number
            || !FilterValue.IsHeld(number, type, ref problem))
        {
            return null;
        }

        // A decimal keeps the zeros at its end, so that only the sender knows how many there are.
        var written = type.SpecialType switch
        {
            SpecialType.System_Single => Convert.ToSingle(number).ToString("R", CultureInfo.InvariantCulture),
            SpecialType.System_Double => Convert.ToDouble(number).ToString("R", CultureInfo.InvariantCulture),
            SpecialType.System_Decimal when text is not null => FilterValue.Token(number),
            _ => number.ToString("0.#############################", CultureInfo.InvariantCulture),
        };
        if (text is not null && text != written)
        {
            problem = $"\"{text}\" is given, and the serializer writes the number as \"{written}\"";
            return null;
        }

        return written;
    }
}
