using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>Reads the bounds of a [MessageFilter], which hold together.</summary>
internal static class FilterRangeReader
{
    /// <summary>The attribute's properties that are bounds.</summary>
    public static readonly IReadOnlyList<(string Name, FilterOperator Operator)> Bounds =
    [
        ("GreaterThan", FilterOperator.GreaterThan),
        ("AtLeast", FilterOperator.AtLeast),
        ("LessThan", FilterOperator.LessThan),
        ("AtMost", FilterOperator.AtMost),
    ];

    public static EquatableArray<FilterComparison>? Read(FilterTarget target, JsonShape shape, IReadOnlyList<(string Name, FilterOperator Operator)> bounds)
    {
        var comparisons = new List<FilterComparison>();
        var limits = new Dictionary<FilterOperator, decimal>();
        foreach (var (name, @operator) in bounds)
        {
            var location = target.Attribute.Location(name);
            if (shape.Kind is not (JsonKind.Number or JsonKind.EnumNumber or JsonKind.Unknown))
            {
                return target.WrongValue(location, $"{name} compares numbers, and the property is {FilterValue.Describe(shape)}");
            }

            if (FilterValue.Number(target.Attribute.Named(name)!.Value) is not { } number)
            {
                return target.WrongValue(location, $"{name} takes a number");
            }

            if (target.Dialect.ProblemOfBound(number) is { } problem)
            {
                return target.Problem(location, $"{name} {problem}");
            }

            limits.Add(@operator, number);
            comparisons.Add(new FilterComparison(@operator, new EquatableArray<string>([FilterValue.Token(number)])));
        }

        return Contradiction(target, shape, limits) is { } contradiction ? target.Problem(target.Attribute.Location(), contradiction) : comparisons.ToEquatableArray();
    }

    private static string? Contradiction(FilterTarget target, JsonShape shape, Dictionary<FilterOperator, decimal> limits)
    {
        var isOpenBelow = limits.TryGetValue(FilterOperator.GreaterThan, out var lower);
        var isClosedBelow = limits.TryGetValue(FilterOperator.AtLeast, out var least);
        var isOpenAbove = limits.TryGetValue(FilterOperator.LessThan, out var upper);
        var isClosedAbove = limits.TryGetValue(FilterOperator.AtMost, out var most);
        if (isOpenBelow && isClosedBelow)
        {
            return "GreaterThan and AtLeast are both lower bounds; give one";
        }

        if (isOpenAbove && isClosedAbove)
        {
            return "LessThan and AtMost are both upper bounds; give one";
        }

        var (minimum, maximum) = FilterValue.Limits(shape.Type);
        lower = isOpenBelow ? lower : isClosedBelow ? least : minimum;
        upper = isOpenAbove ? upper : isClosedAbove ? most : maximum;
        if (!FilterValue.IsInteger(shape.Type))
        {
            return lower > upper || (lower == upper && (isOpenBelow || isOpenAbove)) ? "no number lies between its bounds" : null;
        }

        // Between two neighbours there is no whole number.
        lower = isOpenBelow ? Math.Floor(lower) + 1 : Math.Ceiling(lower);
        upper = isOpenAbove ? Math.Ceiling(upper) - 1 : Math.Floor(upper);
        if (lower > maximum || upper < minimum)
        {
            return $"no number of the type '{shape.Type.Display()}' lies within its bounds";
        }

        if (lower > upper)
        {
            return "no number lies between its bounds";
        }

        if (lower <= minimum && upper >= maximum && minimum > decimal.MinValue)
        {
            target.Doubt(target.Attribute.Location(), $"every number of the type '{shape.Type.Display()}' lies within its bounds; narrow them, or remove the filter");
        }

        return null;
    }
}
