using System.Text.Json;

namespace ServerlessPatterns.Local.Filters;

/// <summary>Fields that must all hold.</summary>
internal sealed class FilterRule
{
    public FilterRule(IReadOnlyList<FilterField> fields)
    {
        Fields = fields;
        Groups = [.. fields.GroupBy(field => field.Path.Beginning(1)).Select(group => group.ToArray())];
        BodyGroups = [.. fields.GroupBy(field => field.Path.Beginning(Math.Min(2, field.Path.Length))).Select(group => group.ToArray())];
    }

    public IReadOnlyList<FilterField> Fields { get; }

    /// <summary>The fields by their first name. Only within such a group may two be in one list.</summary>
    private FilterField[][] Groups { get; }

    /// <summary>The same below the first name, which in a pattern is body.</summary>
    private FilterField[][] BodyGroups { get; }

    /// <summary>The product of its lists, each multiplied by how deep it lies: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html.</summary>
    public long Combinations => Fields.Aggregate(1L, (product, one) => Math.Min(product * one.Combinations * one.Depth, int.MaxValue));

    /// <summary>Whether it is on a queue's body as a text, not as JSON.</summary>
    public bool IsOnText => Fields.Any(one => one.Path.Length == 1);

    /// <summary>Whether all fields hold.</summary>
    /// <param name="root">The message, or what lies at the path's first names.</param>
    /// <param name="start">How many of the path's names lie above the root: 0, or 1 for a pattern's body.</param>
    public bool Matches(JsonElement root, int start)
    {
        foreach (var group in start == 0 ? Groups : BodyGroups)
        {
            if (!new FieldSearch(group, root, start).Holds())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The fields that hold alone or not, and not together: each may hold in an element of a list, and none has them all.</summary>
    public IEnumerable<FilterField> NotTogether(JsonElement root, int start)
        => (start == 0 ? Groups : BodyGroups).Where(group => !new FieldSearch(group, root, start).Holds()).SelectMany(group => group);
}
