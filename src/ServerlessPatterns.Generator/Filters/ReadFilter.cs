using ServerlessPatterns.Generator.Json;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>A [MessageFilter] that was read.</summary>
/// <param name="Target">The attribute.</param>
/// <param name="Condition">What it asks.</param>
/// <param name="Shape">What its property is in the JSON.</param>
/// <param name="HasOneValue">The property is in every message, with one value that is not null.</param>
internal sealed record ReadFilter(FilterTarget Target, FilterCondition Condition, JsonShape Shape, bool HasOneValue);
