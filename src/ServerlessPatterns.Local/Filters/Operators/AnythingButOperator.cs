using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>
/// Any value that is none of the excluded. The field must be there, and one element of a list is enough
/// (https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html: ["rugby", "baseball"] is something but rugby).
/// </summary>
internal sealed class AnythingButOperator(IReadOnlyList<FilterOperator> excluded) : FilterOperator
{
    public override int Combinations => excluded.Count;

    public override bool Holds(JsonElement value)
    {
        foreach (var one in excluded)
        {
            if (one.Holds(value))
            {
                return false;
            }
        }

        return true;
    }
}
