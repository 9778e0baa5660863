using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>Finds alternatives on one property that another of them makes pointless.</summary>
internal static class FilterRedundancy
{
    /// <summary>Doubts each filter that lets through nothing which the others do not, or that together with another lets everything through.</summary>
    public static void Report(IReadOnlyList<(FilterTarget Target, FilterCondition Condition)> filters)
    {
        foreach (var same in filters.GroupBy(filter => filter.Condition.Path))
        {
            var alternatives = same.ToArray();
            for (var i = 0; i < alternatives.Length; i++)
            {
                if (Problem(alternatives, i) is { } problem)
                {
                    alternatives[i].Target.Doubt(alternatives[i].Target.Attribute.Location(), problem);
                }
            }
        }
    }

    private static string? Problem((FilterTarget Target, FilterCondition Condition)[] alternatives, int index)
    {
        var comparisons = alternatives[index].Condition.Comparisons;
        var asksForPresence = Asks(comparisons, "true");
        for (var i = 0; i < alternatives.Length; i++)
        {
            var other = alternatives[i].Condition.Comparisons;
            if (i == index)
            {
                continue;
            }

            if (asksForPresence && Asks(other, "false"))
            {
                return "Exists = true and Exists = false on one property let every message through; remove both";
            }

            if (!asksForPresence && !Asks(comparisons, "false") && Asks(other, "true"))
            {
                return "it lets through nothing that Exists = true on the same property does not; remove one of them";
            }

            if (i < index && other.Equals(comparisons))
            {
                return "it is there twice; remove one of them";
            }
        }

        return comparisons[0].Operator == FilterOperator.EqualTo ? Repeated(alternatives, index, comparisons[0].Values) : null;
    }

    private static string? Repeated((FilterTarget Target, FilterCondition Condition)[] alternatives, int index, EquatableArray<string> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = 0; j < alternatives.Length; j++)
            {
                var other = alternatives[j].Condition.Comparisons;
                var isRepeated = other[0].Operator != FilterOperator.EqualTo ? other.All(comparison => Holds(comparison, values[i]))
                    : j < index ? other[0].Values.Contains(values[i])
                    : j == index && values.Take(i).Contains(values[i]);
                if (isRepeated)
                {
                    return other[0].Operator == FilterOperator.EqualTo
                        ? $"the value {values[i]} is there twice; remove one"
                        : $"the value {values[i]} is let through by another filter on the same property; remove the value, or the other filter";
                }
            }
        }

        return null;
    }

    private static bool Asks(EquatableArray<FilterComparison> comparisons, string exists)
        => comparisons[0].Operator == FilterOperator.Exists && comparisons[0].Values[0] == exists;

    /// <summary>Whether a comparison surely holds for a value; texts with escapes, null and booleans are not looked into.</summary>
    private static bool Holds(FilterComparison comparison, string value)
    {
        var operand = comparison.Values[0];
        if (value[0] == '"')
        {
            return value.IndexOf('\\') < 0 && comparison.Operator switch
            {
                FilterOperator.Prefix => value.StartsWith(operand.Substring(0, operand.Length - 1), StringComparison.Ordinal),
                FilterOperator.Suffix => value.EndsWith(operand.Substring(1), StringComparison.Ordinal),
                FilterOperator.AnythingBut => operand[0] == '"' && !comparison.Values.Contains(value),
                _ => false,
            };
        }

        return FilterValue.Number(value) is { } number && FilterValue.Number(operand) is { } bound && comparison.Operator switch
        {
            FilterOperator.AnythingBut => comparison.Values.All(each => FilterValue.Number(each) != number),
            FilterOperator.GreaterThan => number > bound,
            FilterOperator.AtLeast => number >= bound,
            FilterOperator.LessThan => number < bound,
            FilterOperator.AtMost => number <= bound,
            _ => false,
        };
    }
}
