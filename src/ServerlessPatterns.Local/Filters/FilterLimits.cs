using System.Text.Json;

namespace ServerlessPatterns.Local.Filters;

/// <summary>
/// How numbers are compared, and how many there may be of what.
/// <para>
/// SNS: numbers within ±10⁹, five digits after the point, 150 combinations, five keys, 256 KB:
/// https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html. EventBridge, whose patterns Lambda takes: ±5 × 10⁹, six
/// digits: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html; 1000 combinations of $or; 4096 characters
/// are Lambda's own: https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html.
/// </para>
/// </summary>
internal sealed class FilterLimits
{
    private static readonly FilterLimits s_topic = new(1_000_000_000m, 100_000m, 150, "-1.0E9 and 1.0E9");
    private static readonly FilterLimits s_pattern = new(5_000_000_000m, 1_000_000m, 1000, "-5.0E9 and 5.0E9");

    private readonly decimal _scale;

    private FilterLimits(decimal largestNumber, decimal scale, int combinations, string range)
    {
        LargestNumber = largestNumber;
        _scale = scale;
        Combinations = combinations;
        Range = range;
    }

    public decimal LargestNumber { get; }

    public int Combinations { get; }

    /// <summary>The range of numbers, as AWS says it.</summary>
    public string Range { get; }

    public static FilterLimits Of(FilterMode mode) => mode == FilterMode.EventPattern ? s_pattern : s_topic;

    /// <summary>A number as a whole number of its smallest step, so that 0.1 + 0.2 is 0.3; false beyond the range, where numbers do not compare.</summary>
    public bool TryScale(JsonElement value, out long scaled)
    {
        scaled = 0;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number) || Math.Abs(number) > LargestNumber)
        {
            return false;
        }

        scaled = (long)decimal.Floor(number * _scale);
        return true;
    }
}
