using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>A number by its value.</summary>
internal sealed class NumberOperator(FilterLimits limits, long scaled) : FilterOperator
{
    public override bool Holds(JsonElement value) => limits.TryScale(value, out var number) && number == scaled;
}
