using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>
/// Writes filters in the syntax of EventBridge's patterns, which Lambda's event filtering and SNS's filter policies of the scope MessageBody
/// have in common. See https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax and
/// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
/// </summary>
internal static class FilterPattern
{
    public const string AnythingBut = "anything-but";

    /// <summary>Numbers beyond it can't be compared as numbers.</summary>
    public const decimal LargestNumber = 5_000_000_000m;

    /// <summary>The pattern, or null where there is nothing to filter by.</summary>
    public static string? Of(EquatableArray<FilterCondition> conditions)
        => conditions.Count == 0 ? null : new JsonObject { { "body", Body(conditions) } }.ToCompactText();

    /// <summary>What the message itself must look like: an object whose members all match, each by any of the entries of its list.</summary>
    public static JsonObject Body(EquatableArray<FilterCondition> conditions)
    {
        var body = new JsonObject();
        foreach (var condition in conditions)
        {
            if (Parent(body, condition.Path) is not { } parent)
            {
                continue;
            }

            var name = condition.Path[condition.Path.Count - 1];
            switch (parent.Find(name))
            {
                case JsonArray alternatives:
                    AddTo(alternatives, condition);
                    break;
                case null:
                    var list = new JsonArray();
                    AddTo(list, condition);
                    parent.Add(name, list);
                    break;
                default:
                    // Conditions on members of this one are there, and it must be there for them to hold.
                    break;
            }
        }

        return body;
    }

    private static JsonObject? Parent(JsonObject body, EquatableArray<string> path)
    {
        var parent = body;
        for (var i = 0; i < path.Count - 1; i++)
        {
            if (parent.Find(path[i]) is not JsonObject child)
            {
                child = [];
                parent.Set(path[i], child);
            }

            parent = child;
        }

        return path.Count == 0 ? null : parent;
    }

    private static void AddTo(JsonArray alternatives, FilterCondition condition)
    {
        var range = new JsonArray();

        // A range's lower bound must come first.
        foreach (var comparison in condition.Comparisons.OrderBy(comparison => comparison.Operator is FilterOperator.LessThan or FilterOperator.AtMost))
        {
            switch (comparison.Operator)
            {
                case FilterOperator.EqualTo:
                    foreach (var value in comparison.Values)
                    {
                        alternatives.Add(EqualTo(value));
                    }

                    break;
                case FilterOperator.Prefix:
                    AddEach(alternatives, "prefix", comparison);
                    break;
                case FilterOperator.Suffix:
                    AddEach(alternatives, "suffix", comparison);
                    break;
                case FilterOperator.Exists:
                    AddEach(alternatives, "exists", comparison);
                    break;
                case FilterOperator.AnythingBut:
                    alternatives.Add(new JsonObject { { AnythingBut, new JsonArray(comparison.Values.Select(value => new JsonLiteral(value))) } });
                    break;
                default:
                    range.Add(Symbol(comparison.Operator));
                    range.Add(new JsonLiteral(comparison.Values[0]));
                    break;
            }
        }

        if (range.Count > 0)
        {
            alternatives.Add(IsOneNumber(condition) ? EqualTo(condition.Comparisons[0].Values[0]) : new JsonObject { { "numeric", range } });
        }
    }

    /// <summary>From a number to itself: as a range it is refused, whose bottom must be less than its top.</summary>
    private static bool IsOneNumber(FilterCondition condition)
        => condition.Comparisons is { Count: 2 } bounds
            && bounds[0].Operator is FilterOperator.AtLeast or FilterOperator.AtMost
            && bounds[1].Operator is FilterOperator.AtLeast or FilterOperator.AtMost
            && FilterValue.Number(bounds[0].Values[0]) == FilterValue.Number(bounds[1].Values[0]);

    private static void AddEach(JsonArray alternatives, string name, FilterComparison comparison)
    {
        foreach (var value in comparison.Values)
        {
            alternatives.Add(new JsonObject { { name, new JsonLiteral(value) } });
        }
    }

    /// <summary>Numbers are compared as numbers, for 10 and 10.0 are different texts; text, booleans and null by their text.</summary>
    private static JsonNode EqualTo(string value)
        => FilterValue.Number(value) is { } number && Math.Abs(number) <= LargestNumber
            ? new JsonObject { { "numeric", new JsonArray { "=", new JsonLiteral(value) } } }
            : new JsonLiteral(value);

    private static string Symbol(FilterOperator bound) => bound switch
    {
        FilterOperator.GreaterThan => ">",
        FilterOperator.AtLeast => ">=",
        FilterOperator.LessThan => "<",
        _ => "<=",
    };
}
