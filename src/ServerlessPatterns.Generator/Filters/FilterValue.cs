using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>Values of filters as JSON tokens.</summary>
internal static class FilterValue
{
    /// <summary>The token of a value that a property may equal; null if it does not fit, or (without a problem) does not compile.</summary>
    /// <param name="constant">The value; null: null.</param>
    /// <param name="shape">The property.</param>
    /// <param name="problem">Why it does not fit.</param>
    public static string? Read(TypedConstant? constant, JsonShape shape, out string? problem)
    {
        problem = null;
        if (constant is { Kind: TypedConstantKind.Error })
        {
            return null;
        }

        if (constant is not { IsNull: false } given)
        {
            problem = shape.IsNullable || shape.Kind == JsonKind.Unknown ? null : $"null is given, and the property is {Describe(shape)}, which is never null";
            return problem is null ? "null" : null;
        }

        if (given.Kind is not (TypedConstantKind.Primitive or TypedConstantKind.Enum))
        {
            problem = "a value must be a text, a number, a boolean, an enum member or null";
            return null;
        }

        var token = Token(given, shape, ref problem);
        if (token is null)
        {
            problem ??= $"{given.ToCSharpString()} is given, and the property is {Describe(shape)}";
        }

        return token;
    }

    private static string? Token(TypedConstant given, JsonShape shape, ref string? problem)
    {
        switch (shape.Kind)
        {
            case JsonKind.Text:
                return (given.Value as string ?? (given.Value as char?)?.ToString()) is { } text && FilterText.IsWritten(text, shape.Type, ref problem) ? Text(text) : null;
            case JsonKind.Number:
                return given.Kind == TypedConstantKind.Primitive && Number(given) is { } number && IsHeld(number, shape.Type, ref problem) ? Token(number) : null;
            case JsonKind.NumberText:
                return FilterText.OfNumber(given, shape.Type, ref problem) is { } digits ? Text(digits) : null;
            case JsonKind.Boolean:
                return given.Value is bool flag ? flag ? "true" : "false" : null;
            case JsonKind.EnumNumber:
                return EnumNumber(given, shape, ref problem);
            case JsonKind.EnumText:
                return EnumText(given, shape.Type, ref problem);
            default:
                return given.Kind == TypedConstantKind.Enum ? null
                    : given.Value is bool any ? any ? "true" : "false"
                    : Number(given) is { } anyNumber ? Token(anyNumber)
                    : Text(given.Value?.ToString() ?? "");
        }
    }

    /// <summary>Whether a type holds a number.</summary>
    public static bool IsHeld(decimal number, ITypeSymbol type, ref string? problem)
    {
        var (minimum, maximum) = Limits(type);
        if (number < minimum || number > maximum || (IsInteger(type) && number != Math.Floor(number)))
        {
            problem = $"{Token(number)} is given, and the property is of the type '{type.Display()}', which never holds it";
        }

        return problem is null;
    }

    /// <summary>The least and the greatest number that a type holds, as far as a decimal does.</summary>
    public static (decimal Minimum, decimal Maximum) Limits(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => (ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => (int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => (uint.MinValue, uint.MaxValue),
        SpecialType.System_Int64 => (long.MinValue, long.MaxValue),
        SpecialType.System_UInt64 => (ulong.MinValue, ulong.MaxValue),
        _ => (decimal.MinValue, decimal.MaxValue),
    };

    /// <summary>Every value of an enum as it is in the JSON; null where it has others, as flags have, and for other types.</summary>
    public static IReadOnlyList<string>? Members(JsonShape shape)
        => shape.Kind is not (JsonKind.EnumText or JsonKind.EnumNumber) || shape.Type.Attribute("System", "FlagsAttribute") is not null
            ? null
            : [.. Fields(shape.Type).Select(member => shape.Kind == JsonKind.EnumText ? Text(EnumName(member)) : Token(Convert.ToDecimal(member.ConstantValue, CultureInfo.InvariantCulture)))];

    private static IEnumerable<IFieldSymbol> Fields(ITypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue);

    private static string? EnumNumber(TypedConstant given, JsonShape shape, ref string? problem)
    {
        if (!(given.Kind == TypedConstantKind.Primitive || given.Type!.Is(shape.Type as INamedTypeSymbol)) || Number(given) is not { } underlying)
        {
            return null;
        }

        if (Members(shape) is { } members && !members.Contains(Token(underlying)))
        {
            problem = $"{given.ToCSharpString()} is no member of '{shape.Type.Display()}'";
        }

        return problem is null ? Token(underlying) : null;
    }

    private static string? EnumText(TypedConstant given, ITypeSymbol type, ref string? problem)
    {
        var members = Fields(type).ToArray();
        if (given.Kind == TypedConstantKind.Enum)
        {
            if (!given.Type!.Is(type as INamedTypeSymbol))
            {
                return null;
            }

            if (members.FirstOrDefault(field => Equals(field.ConstantValue, given.Value)) is { } member)
            {
                return Text(EnumName(member));
            }

            problem = $"{given.ToCSharpString()} is no single member of '{type.Display()}'; give the text that the serializer writes";
            return null;
        }

        if (given.Value is not string text)
        {
            problem = $"{given.ToCSharpString()} is given, and the property is written as the name of a member of '{type.Display()}'";
            return null;
        }

        if (members.Any(member => EnumName(member) == text) || type.Attribute("System", "FlagsAttribute") is not null)
        {
            return Text(text);
        }

        problem = $"\"{text}\" is no member of '{type.Display()}'";
        return null;
    }

    private static string EnumName(IFieldSymbol member)
        => JsonNames.Attribute(member, "JsonStringEnumMemberNameAttribute")?.Positional(0)?.Scalar() as string ?? member.Name;

    /// <summary>What the property is, in words.</summary>
    public static string Describe(JsonShape shape) => shape.Kind switch
    {
        JsonKind.Text => $"a text ('{shape.Type.Display()}')",
        JsonKind.Number => $"a number ('{shape.Type.Display()}')",
        JsonKind.NumberText => $"a number that is written as a text ('{shape.Type.Display()}')",
        JsonKind.Boolean => "a boolean",
        JsonKind.EnumNumber => $"the enum '{shape.Type.Display()}', which is written as a number",
        JsonKind.EnumText => $"the enum '{shape.Type.Display()}', which is written as its members' names",
        JsonKind.Unknown when shape.Type.TypeKind == TypeKind.Enum => $"the enum '{shape.Type.Display()}', which a converter of its own writes; give the text or number that it writes",
        _ => $"of the type '{shape.Type.Display()}'",
    };

    public static bool IsInteger(ITypeSymbol type)
        => type.TypeKind == TypeKind.Enum || type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 || type.IsNamed("System", "Int128") || type.IsNamed("System", "UInt128");

    /// <summary>A number that a filter can compare with; null for any other value, and for one beyond decimal's range.</summary>
    public static decimal? Number(TypedConstant constant)
    {
        try
        {
            return constant.Scalar() switch
            {
                float number => decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
                double number => decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
                sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(constant.Value, CultureInfo.InvariantCulture),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is OverflowException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The number of a token; null if it is none.</summary>
    public static decimal? Number(string token) => decimal.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Token(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A JSON string.</summary>
    public static string Text(string text)
    {
        var token = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            token.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
                _ => character.ToString(),
            });
        }

        return token.Append('"').ToString();
    }
}
