using System.Text;
using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>What applies a filter, and what it takes. The syntax of both is that of EventBridge's patterns; their limits differ.</summary>
internal sealed class FilterDialect
{
    /// <summary>
    /// Lambda, reading a queue of its own: the filter is the event source mapping's. Its page lists the operators, whose limits are on
    /// EventBridge's.
    /// </summary>
    public static readonly FilterDialect EventSourceMapping = new()
    {
        Host = "Lambda",
        LargestNumber = FilterPattern.LargestNumber,
        DecimalPlaces = 6,
        ComparesOtherNumbersAsTexts = true,
        NumbersPage = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html",
        LimitsPage = "https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html",
        MaximumKeys = int.MaxValue,
        MaximumCombinations = int.MaxValue,
        MaximumLength = 4096,
        LengthUnit = "characters",
        Length = static conditions => FilterPattern.Of(conditions)!.Length,
    };

    /// <summary>SNS: the filter is the policy of the subscription, of the scope MessageBody.</summary>
    public static readonly FilterDialect Subscription = new()
    {
        Host = "SNS",
        LargestNumber = 1_000_000_000m,
        DecimalPlaces = 5,
        ComparesOtherNumbersAsTexts = false,
        NumbersPage = "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html",
        LimitsPage = "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html",
        MaximumKeys = 5,
        MaximumCombinations = 150,
        MaximumLength = 256 * 1024,
        LengthUnit = "bytes",
        Length = static conditions => Encoding.UTF8.GetByteCount(FilterPattern.Body(conditions).ToCompactText()),
    };

    private FilterDialect()
    {
    }

    private string Host { get; init; } = "";

    /// <summary>Numbers beyond it, on either side of zero, are not compared as numbers.</summary>
    public decimal LargestNumber { get; private init; }

    private int DecimalPlaces { get; init; }

    /// <summary>Equality of numbers beyond the limits still works, letter for letter.</summary>
    private bool ComparesOtherNumbersAsTexts { get; init; }

    private string NumbersPage { get; init; } = "";

    private string LimitsPage { get; init; } = "";

    private int MaximumKeys { get; init; }

    private int MaximumCombinations { get; init; }

    private int MaximumLength { get; init; }

    private string LengthUnit { get; init; } = "";

    private Func<EquatableArray<FilterCondition>, int> Length { get; init; } = static _ => 0;

    /// <summary>Why a property's value cannot be compared with a number; null: it can.</summary>
    public string? ProblemOfValue(decimal number) => ComparesOtherNumbersAsTexts ? null : ProblemOfBound(number);

    /// <summary>Why a number cannot be a bound; null: it can.</summary>
    public string? ProblemOfBound(decimal number)
        => Math.Abs(number) > LargestNumber ? $"is {FilterValue.Token(number)}, and {Host} compares numbers from -{FilterValue.Token(LargestNumber)} to {FilterValue.Token(LargestNumber)} ({NumbersPage})"
            : decimal.Round(number, DecimalPlaces) != number ? $"is {FilterValue.Token(number)}, and {Host} compares {DecimalPlaces} digits after the decimal point ({NumbersPage}); round it"
            : null;

    /// <summary>What all conditions together have too much of; null: nothing.</summary>
    public string? Excess(EquatableArray<FilterCondition> conditions)
    {
        var body = FilterPattern.Body(conditions);
        if (body.Count > MaximumKeys)
        {
            return $"all filters together name {body.Count} properties of the message, and {Host} takes at most {MaximumKeys}, those within one object counting as one ({LimitsPage}); filter by fewer, or look at the others in the handler";
        }

        if (Combinations(body, depth: 1) is var combinations && combinations > MaximumCombinations)
        {
            return $"all filters together make {combinations:0} combinations, and {Host} takes at most {MaximumCombinations}: for each property its values times how deep it is nested, multiplied with those of the others ({LimitsPage}); name fewer values, say by Prefix";
        }

        return Length(conditions) is var length && length > MaximumLength
            ? $"all filters together make a pattern of {length} {LengthUnit}, and {Host} takes at most {MaximumLength} ({LimitsPage}); name fewer values"
            : null;
    }

    /// <summary>
    /// Each list counts by its entries times its depth: four values three levels deep, three values two levels deep and three at the top are
    /// 3 × 4 × 2 × 3 × 1 × 3 = 216. The values of an <c>anything-but</c> are a list as well. A floating-point number, for it may be huge.
    /// </summary>
    private static double Combinations(JsonObject members, int depth)
        => members.Aggregate(1d, (product, member) => product * (member.Value is JsonObject nested ? Combinations(nested, depth + 1) : ((JsonArray)member.Value).Sum(Values) * depth));

    private static int Values(JsonNode entry) => entry is JsonObject comparison && comparison.Find(FilterPattern.AnythingBut) is JsonArray values ? values.Count : 1;
}
