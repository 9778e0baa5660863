using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>numeric with one or two bounds.</summary>
/// <param name="limits">How numbers are compared.</param>
/// <param name="lower">The lowest number that holds, in steps.</param>
/// <param name="upper">The highest.</param>
internal sealed class NumericRangeOperator(FilterLimits limits, long lower, long upper) : FilterOperator
{
    public override bool Holds(JsonElement value) => limits.TryScale(value, out var number) && number >= lower && number <= upper;
}
