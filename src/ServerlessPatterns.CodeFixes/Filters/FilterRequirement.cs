using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Json;

namespace ServerlessPatterns.CodeFixes;

/// <summary>What a member of a message must be for a handler to go on, as a [MessageFilter] asks it.</summary>
/// <param name="Path">The names from the message to the member.</param>
/// <param name="Comparisons">
/// What it is compared with: the attribute's property, or <see cref="EqualTo"/>, and the value as it is written in an attribute. Values that it may equal are
/// alternatives, all others hold together.
/// </param>
internal sealed record FilterRequirement(string Path, IReadOnlyList<(string Condition, string Value)> Comparisons)
{
    /// <summary>No property: the attribute's values.</summary>
    public const string EqualTo = "";

    public const string AnythingBut = "AnythingBut";

    /// <summary>Either may hold; null where one attribute cannot say so.</summary>
    public FilterRequirement? Or(FilterRequirement other)
        => Path == other.Path && AreAll(EqualTo) && other.AreAll(EqualTo) ? With(other) : null;

    /// <summary>Both hold, of one member; null where one attribute cannot say so.</summary>
    public FilterRequirement? And(FilterRequirement other)
        => Path == other.Path && ((AreAll(AnythingBut) && other.AreAll(AnythingBut)) || (IsBelow && other.IsAbove) || (IsAbove && other.IsBelow)) ? With(other) : null;

    /// <summary>
    /// Whether a filter lets through exactly the messages that the comparisons do. A filter matches no member that is absent, and none that is null unless it
    /// says so, and compares no numbers beyond its limits: in code they are compared all the same. See
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
    /// </summary>
    /// <param name="message">The message type.</param>
    /// <param name="options">How the message is written.</param>
    /// <param name="dialect">What applies the filter.</param>
    public bool IsExact(ITypeSymbol message, JsonOptions options, FilterDialect dialect)
    {
        var current = message;
        var parts = Path.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            if (JsonMember.Find(current, parts[i], options) is not { JsonName: not null, IsAlwaysWritten: true } member)
            {
                return false;
            }

            if (i == parts.Length - 1)
            {
                return IsExact(member, JsonShape.Of(member, options), dialect);
            }

            if (MayBeNull(member.Type))
            {
                return false;
            }

            current = member.Type;
        }

        return false;
    }

    /// <summary>The attribute.</summary>
    /// <param name="name">The attribute's name, as it is written here.</param>
    /// <param name="message">The message type, as it is written here.</param>
    /// <param name="version">The language's version.</param>
    public string Attribute(string name, string message, LanguageVersion version)
    {
        var path = Path.Contains('.') ? SymbolDisplay.FormatLiteral(Path, quote: true) : $"nameof({message}.{Path})";
        var values = string.Join(", ", Comparisons.Select(comparison => comparison.Value));
        var arguments = AreAll(EqualTo) ? values
            : AreAll(AnythingBut) ? AnythingBut + " = " + (version >= LanguageVersion.CSharp12 ? $"[{values}]" : $"new object[] {{ {values} }}")
            : string.Join(", ", Comparisons.Select(comparison => $"{comparison.Condition} = {comparison.Value}"));
        return $"[{name}({path}, {arguments})]";
    }

    private bool IsAbove => Comparisons is [{ Condition: "GreaterThan" or "AtLeast" }];

    private bool IsBelow => Comparisons is [{ Condition: "LessThan" or "AtMost" }];

    private bool IsExact(JsonMember member, JsonShape shape, FilterDialect dialect)
    {
        if (MayBeNull(member.Type) && !AreAll(EqualTo))
        {
            return false;
        }

        // Fractions may have more digits than either compares, and a sum of 100 may be written as 100.00.
        return shape.Kind switch
        {
            JsonKind.Text or JsonKind.Boolean or JsonKind.EnumText => true,
            JsonKind.EnumNumber => !IsAbove && !IsBelow,
            JsonKind.Number => FilterValue.IsInteger(shape.Type) && FilterValue.Limits(shape.Type) is var (least, most) && ((!IsAbove && !IsBelow) || (-dialect.LargestNumber <= least && most <= dialect.LargestNumber)),
            _ => false,
        };
    }

    private bool AreAll(string condition) => Comparisons.All(comparison => comparison.Condition == condition);

    private FilterRequirement With(FilterRequirement other) => this with { Comparisons = [.. Comparisons, .. other.Comparisons] };

    private static bool MayBeNull(ITypeSymbol type)
        => type.IsValueType ? type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T : type.NullableAnnotation != NullableAnnotation.NotAnnotated;
}
