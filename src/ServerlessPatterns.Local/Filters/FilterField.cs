using System.Text.Json;
using ServerlessPatterns.Local.Filters.Operators;

namespace ServerlessPatterns.Local.Filters;

/// <summary>A field of a policy, and what it may be: any of the list.</summary>
/// <param name="Path">The field.</param>
/// <param name="Operators">What a value may be.</param>
/// <param name="MayBeAbsent">Whether { "exists": false } is among them.</param>
/// <param name="Wanted">The list as the policy has it.</param>
/// <param name="Depth">How many objects it is in, with itself.</param>
internal sealed record FilterField(FieldPath Path, IReadOnlyList<FilterOperator> Operators, bool MayBeAbsent, string Wanted, int Depth)
{
    /// <summary>What the list counts for: an anything-but by its values (docs/assumptions.md), all else as one.</summary>
    public int Combinations => Operators.Sum(condition => condition.Combinations) + (MayBeAbsent ? 1 : 0);

    public bool Holds(JsonElement value)
    {
        foreach (var condition in Operators)
        {
            if (condition.Holds(value))
            {
                return true;
            }
        }

        return false;
    }
}
