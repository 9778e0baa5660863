using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>Reads [MessageFilter] attributes, in the JSON's names and values.</summary>
internal static class FilterReader
{
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
    private const string OrOperator = "$or";

    /// <summary>Reads them; false if anything is wrong, all of which is reported.</summary>
    /// <param name="type">The consumer.</param>
    /// <param name="dialect">What applies the filter.</param>
    /// <param name="message">The message type.</param>
    /// <param name="form">What the handler takes.</param>
    /// <param name="options">How the message is written.</param>
    /// <param name="context">Where to read.</param>
    /// <param name="filter">The conditions.</param>
    public static bool TryRead(
        INamedTypeSymbol type,
        FilterDialect dialect,
        ITypeSymbol message,
        MessageForm form,
        JsonOptions options,
        ReadContext context,
        out EquatableArray<FilterCondition> filter)
    {
        filter = EquatableArray<FilterCondition>.Empty;
        List<ReadFilter>? conditions = null;
        var valid = true;
        foreach (var attribute in type.AttributesInOrder())
        {
            if (attribute.AttributeClass?.Is(context.Types.MessageFilterAttribute) != true)
            {
                continue;
            }

            if (form != MessageForm.Json)
            {
                context.Report(UsageRules.Filter, attribute.Location(), type.Name, "", "its messages are raw bodies, and a filter needs the properties of a JSON message; take a record instead");
                return false;
            }

            var target = new FilterTarget(type, attribute, dialect, context);
            if (Read(target, message, options) is { } read)
            {
                (conditions ??= []).Add(read);
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

        filter = conditions.Select(each => each.Condition).ToEquatableArray();
        if (dialect.Excess(filter) is { } excess)
        {
            context.Report(UsageRules.Filter, conditions[conditions.Count - 1].Target.Attribute.Location(), type.Name, "", excess);
            return false;
        }

        FilterRedundancy.Report(conditions);
        return true;
    }

    private static ReadFilter? Read(FilterTarget target, ITypeSymbol message, JsonOptions options)
    {
        if (target.Attribute.Positional(0) is not { } argument)
        {
            return null;
        }

        if (JsonNames.Attribute(message, "JsonConverterAttribute") is not null || options.WithoutFactories.ConvertedKind(message) is not null)
        {
            return target.NoProperty($"'{message.Display()}' is written by a converter, and what that writes is not known here; look at the property in the handler instead");
        }

        var path = new List<string>();
        var isAlwaysWritten = true;
        var parts = target.Property.Split('.');
        var current = message;
        JsonMember member = default;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                current = Nested(member.Type);
                if (current is null || JsonShape.Of(member, options.WithoutFactories).Kind != JsonKind.Composite)
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

            if (found.JsonName == OrOperator)
            {
                return target.NoProperty($"'{found.Symbol.Name}' is named '{OrOperator}' in the JSON, which patterns take for an operator; give it another name");
            }

            // What is null has no members.
            isAlwaysWritten &= found.IsAlwaysWritten && (i == parts.Length - 1 || found.Type.IsValueType || found.Type.NullableAnnotation == NullableAnnotation.NotAnnotated);
            member = found;
            path.Add(found.JsonName);
        }

        var shape = JsonShape.Of(member, options);
        if (FilterComparisonReader.Read(target, shape) is not { } comparisons)
        {
            return null;
        }

        CheckPresence(target, member, shape, isAlwaysWritten, comparisons);
        var mayBeNull = member.Type.IsValueType ? shape.IsNullable : member.Type.NullableAnnotation == NullableAnnotation.Annotated;
        return new ReadFilter(target, new FilterCondition(path.ToEquatableArray(), comparisons), shape, isAlwaysWritten && !mayBeNull && !IsCollection(member.Type));
    }

    /// <summary>Doubts a condition on whether a property is there, where the serializer leaves no question.</summary>
    private static void CheckPresence(FilterTarget target, JsonMember member, JsonShape shape, bool isAlwaysWritten, EquatableArray<FilterComparison> comparisons)
    {
        var values = comparisons[0].Values;
        switch (comparisons[0].Operator)
        {
            // An empty list may count as absent, and what a converter writes is not known.
            case FilterOperator.Exists when isAlwaysWritten && shape.Kind != JsonKind.Unknown && !IsCollection(member.Type):
                var written = shape.IsNullable ? $"'{member.Symbol.Name}' with every message, as null where it has no value" : $"'{member.Symbol.Name}' with every message";
                target.Doubt(
                    target.Attribute.Location("Exists"),
                    values[0] == "true" ? $"Exists = true always holds, for the serializer writes {written}; remove the filter, or name what it must be"
                    : shape.IsNullable ? $"Exists = false never holds, for the serializer writes {written}; to ask for null, give null as the value"
                    : $"Exists = false never holds, for the serializer writes {written}; remove the filter");
                break;
            case FilterOperator.EqualTo when member.IsOmittedWhenNull && values.Contains("null") && !IsCollection(member.Type):
                target.Doubt(target.Attribute.Location(), $"null never holds, for the serializer leaves '{member.Symbol.Name}' out where it is null; use Exists = false");
                break;
        }
    }

    /// <summary>The type whose members come next; a list's or dictionary's have no names in C#.</summary>
    private static ITypeSymbol? Nested(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying
            : IsCollection(type) ? null
            : type;

    private static bool IsCollection(ITypeSymbol type)
        => type.SpecialType != SpecialType.System_String && (type is IArrayTypeSymbol || type.AllInterfaces.Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable));
}
