using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>An operator and its operands.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Values">The operands as JSON tokens: <c>"UK"</c>, <c>12.5</c>, <c>true</c>, <c>null</c>.</param>
internal sealed record FilterComparison(FilterOperator Operator, EquatableArray<string> Values);
