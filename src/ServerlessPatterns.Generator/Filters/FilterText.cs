using System.Globalization;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;
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
        else if (Form(type) is { } form && form.Write(text) is var written && written != text)
        {
            problem = $"\"{text}\" is given, and the serializer writes a {type.Name} as {written ?? form.Example}";
        }

        return problem is null;
    }

    /// <summary>Why no value begins, or ends, with a text; null: one may.</summary>
    public static string? ProblemOfAffix(string text, bool begins, JsonShape shape)
    {
        var verb = begins ? "begins" : "ends";
        if (FilterValue.Members(shape) is { Count: > 0 } members)
        {
            var token = FilterValue.Text(text);
            return members.Any(member => begins ? member.StartsWith(token.Substring(0, token.Length - 1), StringComparison.Ordinal) : member.EndsWith(token.Substring(1), StringComparison.Ordinal))
                ? null
                : $"no member of '{shape.Type.Display()}' {verb} with \"{text}\"";
        }

        if (shape.Kind != JsonKind.Text)
        {
            return null;
        }

        return shape.Type.SpecialType == SpecialType.System_Char && text.Length > 1 ? $"the property is a single character, and none {verb} with \"{text}\""
            : Form(shape.Type) is { } form && !(begins ? form.MayBegin(text) : form.MayEnd(text)) ? $"no {shape.Type.Name} {verb} with \"{text}\", for the serializer writes it as {form.Example}"
            : null;
    }

    private static TextForm? Form(ITypeSymbol type) => type.ContainingNamespace.IsNamed("System") ? TextForm.Find(type.Name) : null;

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
