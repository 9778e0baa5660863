using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>Finds alternatives on one property that another of them makes pointless.</summary>
internal static class FilterRedundancy
{
    /// <summary>Doubts each filter that lets through nothing which the others do not, or that together with another lets everything through.</summary>
    public static void Report(IReadOnlyList<ReadFilter> filters)
    {
        foreach (var same in filters.GroupBy(filter => filter.Condition.Path))
        {
            var alternatives = same.ToArray();
            var isDoubted = false;
            for (var i = 0; i < alternatives.Length; i++)
            {
                if (Problem(alternatives, i) is { } problem)
                {
                    alternatives[i].Target.Doubt(alternatives[i].Target.Attribute.Location(), problem);
                    isDoubted = true;
                }
            }

            if (!isDoubted)
            {
                FilterCoverage.Report(alternatives);
            }
        }
    }

    private static string? Problem(ReadFilter[] alternatives, int index)
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

    private static string? Repeated(ReadFilter[] alternatives, int index, EquatableArray<string> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = 0; j < alternatives.Length; j++)
            {
                var other = alternatives[j].Condition.Comparisons;
                var isRepeated = other[0].Operator != FilterOperator.EqualTo ? FilterMatch.Holds(other, values[i])
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
}
