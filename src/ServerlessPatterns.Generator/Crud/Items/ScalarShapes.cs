using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud.Items;

/// <summary>The shapes of values that are neither lists nor objects, with what the serializer reads of them.</summary>
internal static class ScalarShapes
{
    // What System.Text.Json reads: https://learn.microsoft.com/dotnet/standard/datetime/system-text-json-support
    private const string Date = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private const string Time = "[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,16})?)?(Z|[+-][0-9]{2}:[0-9]{2})?";

    // Formats are those of RFC 3339, in which every time has an offset, and of IRIs: a DateTime may have none, a TimeOnly never has one, and a Uri is written as it
    // was given. Clients that go by a format that does not hold fail on answers.
    private static readonly Dictionary<string, ValueRules> s_texts = new(StringComparer.Ordinal)
    {
        ["Guid"] = new() { Format = "uuid", Pattern = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$" },
        ["DateTime"] = new() { Pattern = $"^{Date}(T{Time})?$" },
        ["DateTimeOffset"] = new() { Format = "date-time", Pattern = $"^{Date}(T{Time})?$" },
        ["DateOnly"] = new() { Format = "date", Pattern = $"^{Date}$" },
        ["TimeOnly"] = new() { Pattern = "^[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,7})?)?$" },
        ["TimeSpan"] = new() { Pattern = "^-?([0-9]+\\.)?[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,7})?$" },
        ["Uri"] = new() { Format = "iri-reference" },
        ["Version"] = new() { Pattern = "^[0-9]+(\\.[0-9]+){1,3}$" },
    };

    private static readonly Dictionary<string, ValueRules> s_numbers = new(StringComparer.Ordinal)
    {
        ["Half"] = new() { Minimum = "-65504", Maximum = "65504" },
        ["Int128"] = new() { IsInteger = true },
        ["UInt128"] = new() { IsInteger = true, Minimum = "0" },
    };

    /// <summary>The shape; null for what is none of these.</summary>
    /// <param name="type">The type, without Nullable.</param>
    /// <param name="kind">What the serializer makes of it.</param>
    public static ItemShape? Of(ITypeSymbol type, JsonKind kind)
    {
        if (kind == JsonKind.Composite && IsBytes(type))
        {
            return ItemShape.Scalar(ItemShapeKind.Binary, new ValueRules { Pattern = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$" });
        }

        return kind switch
        {
            JsonKind.Text => ItemShape.Scalar(ItemShapeKind.Text, Text(type)),
            JsonKind.Number => ItemShape.Scalar(ItemShapeKind.Number, Number(type)),
            JsonKind.EnumNumber => ItemShape.Scalar(ItemShapeKind.Number, Number(((INamedTypeSymbol)type).EnumUnderlyingType ?? type)),
            JsonKind.EnumText => ItemShape.Scalar(ItemShapeKind.Text, new ValueRules { Names = EnumNames.Of(type) }),
            JsonKind.Boolean => ItemShape.Scalar(ItemShapeKind.Boolean, ValueRules.None),
            _ => null,
        };
    }

    private static bool IsBytes(ITypeSymbol type)
        => type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte, Rank: 1 }
            || (type is INamedTypeSymbol { Name: "Memory" or "ReadOnlyMemory", TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } && type.ContainingNamespace.IsNamed("System"));

    private static ValueRules Text(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Char => new ValueRules { MinimumLength = 1, MaximumLength = 1 },
        SpecialType.System_String => ValueRules.None,
        _ => s_texts.TryGetValue(type.Name, out var rules) ? rules : ValueRules.None,
    };

    /// <summary>
    /// The range, where schema validators and client generators can hold it, which is up to 28 digits in some. Beyond, DynamoDB itself refuses what has more than
    /// 38 digits or is 1E126 or more: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    /// </summary>
    private static ValueRules Number(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte => Integer("-128", "127"),
        SpecialType.System_Byte => Integer("0", "255"),
        SpecialType.System_Int16 => Integer("-32768", "32767"),
        SpecialType.System_UInt16 => Integer("0", "65535"),
        SpecialType.System_Int32 => Integer("-2147483648", "2147483647"),
        SpecialType.System_UInt32 => Integer("0", "4294967295"),
        SpecialType.System_Int64 => Integer("-9223372036854775808", "9223372036854775807"),
        SpecialType.System_UInt64 => Integer("0", "18446744073709551615"),
        SpecialType.System_Decimal => new ValueRules { Minimum = "-79228162514264337593543950335", Maximum = "79228162514264337593543950335" },
        _ => s_numbers.TryGetValue(type.Name, out var rules) ? rules : ValueRules.None,
    };

    private static ValueRules Integer(string minimum, string maximum) => new() { IsInteger = true, Minimum = minimum, Maximum = maximum };
}
