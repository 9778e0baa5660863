using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>
/// One [MessageFilter]. Conditions on the same path are alternatives; within one condition, bounds (AtLeast with LessThan, …) hold
/// together.
/// </summary>
/// <param name="Path">The JSON names from the body's root to the property.</param>
/// <param name="Comparisons">What the property is compared with; more than one only for a numeric range.</param>
internal sealed record FilterCondition(EquatableArray<string> Path, EquatableArray<FilterComparison> Comparisons);
