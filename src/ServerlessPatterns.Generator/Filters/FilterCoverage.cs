using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>Finds alternatives on one property that together let every value of it through.</summary>
internal static class FilterCoverage
{
    /// <summary>Doubts them at the last.</summary>
    public static void Report(IReadOnlyList<ReadFilter> alternatives)
    {
        var conditions = alternatives.Select(each => each.Condition.Comparisons).ToArray();
        if (!alternatives[0].HasOneValue
            || conditions.Any(each => each[0].Operator == FilterOperator.Exists)
            || Samples(alternatives[0].Shape, conditions) is not { Count: > 0 } samples
            || !samples.All(sample => conditions.Any(each => FilterMatch.Holds(each, sample)))
            // That a range alone does is said of it where it is read.
            || conditions.Any(each => each[0].Operator is FilterOperator.GreaterThan or FilterOperator.AtLeast or FilterOperator.LessThan or FilterOperator.AtMost
                && samples.All(sample => FilterMatch.Holds(each, sample))))
        {
            return;
        }

        var last = alternatives[alternatives.Count - 1].Target;
        last.Doubt(
            last.Attribute.Location(),
            alternatives.Count == 1 ? "its values are all that the property can have; name fewer, or remove the filter" : "together the filters on this property let every value through; narrow one, or remove them");
    }

    /// <summary>Values that stand for all others; null where none can.</summary>
    private static IReadOnlyList<string>? Samples(JsonShape shape, IReadOnlyList<EquatableArray<FilterComparison>> conditions)
        => FilterValue.Members(shape) ?? shape.Kind switch
        {
            JsonKind.Boolean => ["true", "false"],
            JsonKind.Number or JsonKind.EnumNumber => Numbers(shape, conditions),
            JsonKind.Text or JsonKind.NumberText or JsonKind.EnumText => Texts(conditions),
            _ => null,
        };

    /// <summary>A text that nobody names passes only AnythingBut; then those that it names are left.</summary>
    private static IReadOnlyList<string>? Texts(IEnumerable<EquatableArray<FilterComparison>> conditions)
        => [.. conditions.Select(each => each[0]).Where(each => each.Operator == FilterOperator.AnythingBut).SelectMany(each => each.Values).Distinct()];

    /// <summary>Each number that is named, and one from each gap between two of them: all in a gap pass the same conditions.</summary>
    private static IReadOnlyList<string> Numbers(JsonShape shape, IEnumerable<EquatableArray<FilterComparison>> conditions)
    {
        var named = conditions.SelectMany(each => each).SelectMany(each => each.Values).Select(FilterValue.Number).OfType<decimal>().Distinct().OrderBy(number => number).ToArray();
        var (minimum, maximum) = FilterValue.Limits(shape.Type);
        var isInteger = FilterValue.IsInteger(shape.Type);
        var samples = new List<decimal>(named);
        for (var i = 0; i <= named.Length && named.Length > 0; i++)
        {
            if (i == 0)
            {
                samples.Add(named[0] > minimum + 1 ? (isInteger ? Math.Ceiling(named[0]) : named[0]) - 1 : minimum);
            }
            else if (i == named.Length)
            {
                samples.Add(named[i - 1] < maximum - 1 ? (isInteger ? Math.Floor(named[i - 1]) : named[i - 1]) + 1 : maximum);
            }
            else if (!isInteger)
            {
                samples.Add((named[i - 1] / 2) + (named[i] / 2));
            }
            else if (Math.Floor(named[i - 1]) + 1 is var next && next < named[i])
            {
                samples.Add(next);
            }
        }

        return [.. samples.Where(sample => sample >= minimum && sample <= maximum && (!isInteger || sample == Math.Floor(sample))).Select(FilterValue.Token)];
    }
}
