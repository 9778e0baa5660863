using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>What a filter does with a value.</summary>
internal static class FilterMatch
{
    /// <summary>Whether comparisons surely hold together for a value.</summary>
    public static bool Holds(EquatableArray<FilterComparison> comparisons, string value) => comparisons.All(comparison => Holds(comparison, value));

    /// <summary>Whether a comparison surely holds for a value; prefixes and suffixes of texts with escapes, null and booleans are not looked into.</summary>
    private static bool Holds(FilterComparison comparison, string value)
    {
        var operand = comparison.Values[0];
        if (comparison.Operator == FilterOperator.EqualTo && comparison.Values.Contains(value))
        {
            return true;
        }

        if (value[0] == '"')
        {
            return comparison.Operator switch
            {
                FilterOperator.Prefix => value.IndexOf('\\') < 0 && value.StartsWith(operand.Substring(0, operand.Length - 1), StringComparison.Ordinal),
                FilterOperator.Suffix => value.IndexOf('\\') < 0 && value.EndsWith(operand.Substring(1), StringComparison.Ordinal),
                FilterOperator.AnythingBut => operand[0] == '"' && !comparison.Values.Contains(value),
                _ => false,
            };
        }

        return FilterValue.Number(value) is { } number && FilterValue.Number(operand) is { } bound && comparison.Operator switch
        {
            FilterOperator.EqualTo => comparison.Values.Any(each => FilterValue.Number(each) == number),
            FilterOperator.AnythingBut => comparison.Values.All(each => FilterValue.Number(each) != number),
            FilterOperator.GreaterThan => number > bound,
            FilterOperator.AtLeast => number >= bound,
            FilterOperator.LessThan => number < bound,
            FilterOperator.AtMost => number <= bound,
            _ => false,
        };
    }
}
