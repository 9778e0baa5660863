using System.Globalization;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud.Items;

/// <summary>
/// What the framework's validation attributes say of a property: [StringLength], [MinLength], [MaxLength], [Length] and [Range] of
/// System.ComponentModel.DataAnnotations.
/// </summary>
internal static class LengthRules
{
    private const string Namespace = "System.ComponentModel.DataAnnotations";

    public static ItemShape Apply(ItemShape shape, ISymbol member)
    {
        var rules = shape.Kind switch
        {
            ItemShapeKind.Text or ItemShapeKind.List or ItemShapeKind.TextSet => Lengths(shape.Rules, member),
            ItemShapeKind.Number => Range(shape.Rules, member),
            _ => shape.Rules,
        };
        return ReferenceEquals(rules, shape.Rules) ? shape : shape with { Rules = rules };
    }

    private static ValueRules Lengths(ValueRules rules, ISymbol member)
    {
        var minimum = rules.MinimumLength;
        var maximum = rules.MaximumLength;
        if (member.Attribute(Namespace, "StringLengthAttribute") is { } text)
        {
            maximum = text.Positional(0)?.Scalar() as int? ?? maximum;
            minimum = text.Named<int>("MinimumLength") ?? minimum;
        }

        if (member.Attribute(Namespace, "LengthAttribute") is { } length)
        {
            minimum = length.Positional(0)?.Scalar() as int? ?? minimum;
            maximum = length.Positional(1)?.Scalar() as int? ?? maximum;
        }

        minimum = member.Attribute(Namespace, "MinLengthAttribute")?.Positional(0)?.Scalar() as int? ?? minimum;
        maximum = member.Attribute(Namespace, "MaxLengthAttribute")?.Positional(0)?.Scalar() as int? ?? maximum;
        return minimum == rules.MinimumLength && maximum == rules.MaximumLength
            ? rules
            : rules with { MinimumLength = minimum is >= 0 ? minimum : null, MaximumLength = maximum is >= 0 ? maximum : null };
    }

    private static ValueRules Range(ValueRules rules, ISymbol member)
        => member.Attribute(Namespace, "RangeAttribute") is { } range && Number(range.Positional(0)) is { } minimum && Number(range.Positional(1)) is { } maximum
            ? rules with { Minimum = Tighter(rules.Minimum, minimum, takesGreater: true), Maximum = Tighter(rules.Maximum, maximum, takesGreater: false) }
            : rules;

    /// <summary>The type's own range holds whatever the attribute says: nothing else could be read.</summary>
    private static string Tighter(string? own, string given, bool takesGreater)
        => own is not null && double.Parse(given, CultureInfo.InvariantCulture) > double.Parse(own, CultureInfo.InvariantCulture) != takesGreater ? own : given;

    private static string? Number(TypedConstant? constant) => constant?.Scalar() switch
    {
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number when !double.IsNaN(number) && !double.IsInfinity(number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };
}
