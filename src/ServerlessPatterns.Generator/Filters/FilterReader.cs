using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>Reads [MessageFilter] attributes, in the JSON's names and values.</summary>
internal static class FilterReader
{
    // https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html
    private const int MaximumPatternLength = 4096;

    public static bool TryRead(INamedTypeSymbol type, ITypeSymbol message, MessageForm form, JsonOptions options, ReadContext context, out EquatableArray<FilterCondition> filter)
    {
        filter = EquatableArray<FilterCondition>.Empty;
        List<FilterCondition>? conditions = null;
        var valid = true;
        AttributeData? last = null;
        foreach (var attribute in type.AttributesInOrder())
        {
            if (attribute.AttributeClass?.Is(context.Types.MessageFilterAttribute) != true)
            {
                continue;
            }

            last = attribute;
            if (form != MessageForm.Json)
            {
                context.Report(UsageRules.Filter, attribute.Location(), type.Name, "", "its messages are raw bodies, and a filter needs the properties of a JSON message; take a record instead");
                return false;
            }

            if (Read(new FilterTarget(type, attribute, context), message, options) is { } condition)
            {
                (conditions ??= []).Add(condition);
            }
            else
            {
                valid = false;
            }
        }

        if (!valid || conditions is null)
        {
            return valid;
        }

        filter = conditions.ToEquatableArray();
        if (FilterPattern.Of(filter) is { Length: > MaximumPatternLength } pattern)
        {
            context.Report(UsageRules.Filter, last!.Location(), type.Name, "", $"all filters together make a pattern of {pattern.Length} characters, and Lambda takes at most {MaximumPatternLength} (https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html); name fewer values");
            return false;
        }

        return true;
    }

    private static FilterCondition? Read(FilterTarget target, ITypeSymbol message, JsonOptions options)
    {
        if (target.Attribute.Positional(0) is not { } argument)
        {
            return null;
        }

        var path = new List<string>();
        var parts = target.Property.Split('.');
        var current = message;
        JsonMember member = default;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                current = Nested(member.Type);
                if (current is null || JsonShape.Of(member, options).Kind != JsonKind.Composite)
                {
                    return target.NoProperty($"'{member.Symbol.Name}' is a '{member.Type.Display()}', whose properties a filter cannot reach");
                }
            }

            if (JsonMember.Find(current, parts[i], options) is not { } found)
            {
                var suggestion = JsonMember.Suggestion(current, parts[i]);
                return target.NoProperty($"'{current.Display()}' has no property '{parts[i]}'" + (suggestion is null ? "" : $"; did you mean '{suggestion}'?"));
            }

            if (found.JsonName is null)
            {
                return target.NoProperty($"'{found.Symbol.Name}' {found.Problem}, so that it is not in the JSON");
            }

            member = found;
            path.Add(found.JsonName);
        }

        return FilterComparisonReader.Read(target, JsonShape.Of(member, options)) is { } comparisons
            ? new FilterCondition(path.ToEquatableArray(), comparisons)
            : null;
    }

    /// <summary>The type whose members come next; a list's or dictionary's have no names in C#.</summary>
    private static ITypeSymbol? Nested(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying
            : type is IArrayTypeSymbol || type.AllInterfaces.Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable) ? null
            : type;
}
