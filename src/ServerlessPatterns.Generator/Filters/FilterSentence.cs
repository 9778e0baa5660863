using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>Says in words what a filter lets through: <c>country is UK or IE, and total is at least 10</c>.</summary>
internal static class FilterSentence
{
    /// <summary>The sentence; null where everything comes through.</summary>
    public static string? Of(EquatableArray<FilterCondition> conditions)
        => conditions.Count == 0 ? null : string.Join(", and ", conditions.GroupBy(condition => string.Join(".", condition.Path), StringComparer.Ordinal).Select(Property));

    /// <summary>Conditions on one property are alternatives.</summary>
    private static string Property(IGrouping<string, FilterCondition> conditions)
    {
        var equals = conditions.SelectMany(condition => condition.Comparisons).Where(comparison => comparison.Operator == FilterOperator.EqualTo).SelectMany(comparison => comparison.Values).ToList();
        var alternatives = equals.Count == 0 ? [] : new List<string> { "is " + Either(equals) };
        alternatives.AddRange(conditions.Select(Others).Where(text => text.Length > 0));
        return $"{conditions.Key} {string.Join(" or ", alternatives)}";
    }

    /// <summary>Bounds of one condition hold together.</summary>
    private static string Others(FilterCondition condition)
        => string.Join(" and ", condition.Comparisons
            .Where(comparison => comparison.Operator != FilterOperator.EqualTo)
            .OrderBy(comparison => comparison.Operator is FilterOperator.LessThan or FilterOperator.AtMost)
            .Select(Comparison));

    private static string Comparison(FilterComparison comparison) => comparison.Operator switch
    {
        FilterOperator.Prefix => "begins with " + Either(comparison.Values),
        FilterOperator.Suffix => "ends with " + Either(comparison.Values),
        FilterOperator.AnythingBut => "is not " + Either(comparison.Values),
        FilterOperator.GreaterThan => "is greater than " + Value(comparison.Values[0]),
        FilterOperator.AtLeast => "is at least " + Value(comparison.Values[0]),
        FilterOperator.LessThan => "is less than " + Value(comparison.Values[0]),
        FilterOperator.AtMost => "is at most " + Value(comparison.Values[0]),
        _ => comparison.Values.Contains("false") ? "is absent" : "is present",
    };

    private static string Either(IReadOnlyList<string> values)
        => values.Count == 1 ? Value(values[0]) : $"{string.Join(", ", values.Take(values.Count - 1).Select(Value))} or {Value(values[values.Count - 1])}";

    /// <summary>The JSON token; a text that is one plain word, and no other token's, without its quotes.</summary>
    private static string Value(string token)
    {
        var text = token.Length > 2 && token[0] == '"' ? token.Substring(1, token.Length - 2) : "";
        return text.Length > 0 && char.IsLetter(text[0]) && text.All(character => char.IsLetterOrDigit(character) || character is '-' or '_') && text is not ("true" or "false" or "null" or "or" or "and")
            ? text
            : token;
    }
}
