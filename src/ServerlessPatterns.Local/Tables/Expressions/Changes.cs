using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>Changes at document paths, all made at once: no index of a list moves for another change of it.</summary>
internal static class Changes
{
    /// <param name="item">The item before.</param>
    /// <param name="changes">What is at which path afterwards; null where nothing is.</param>
    public static IReadOnlyDictionary<string, AttributeValue> Apply(
        IReadOnlyDictionary<string, AttributeValue> item, IReadOnlyList<(DocumentPath Path, AttributeValue? Value)> changes)
        => Within(AttributeValue.Map(item), changes, 0).Members;

    private static AttributeValue Within(AttributeValue old, IReadOnlyList<(DocumentPath Path, AttributeValue? Value)> changes, int depth)
        => changes[0].Path.Elements[depth].IsIndex ? List(old, changes, depth) : Map(old, changes, depth);

    private static AttributeValue Map(AttributeValue old, IReadOnlyList<(DocumentPath Path, AttributeValue? Value)> changes, int depth)
    {
        var members = new Dictionary<string, AttributeValue>(old.Members, StringComparer.Ordinal);
        foreach (var group in changes.GroupBy(change => change.Path.Elements[depth].Name!, StringComparer.Ordinal))
        {
            if (New(old.Members.GetValueOrDefault(group.Key), [.. group], depth) is { } value)
            {
                members[group.Key] = value;
            }
            else
            {
                members.Remove(group.Key);
            }
        }

        return AttributeValue.Map(members);
    }

    /// <summary>Elements beyond the end are appended, in the order of their indexes.</summary>
    private static AttributeValue List(AttributeValue old, IReadOnlyList<(DocumentPath Path, AttributeValue? Value)> changes, int depth)
    {
        var elements = new List<AttributeValue?>(old.Elements);
        foreach (var group in changes.GroupBy(change => change.Path.Elements[depth].Index).OrderBy(group => group.Key))
        {
            if (group.Key < old.Elements.Count)
            {
                elements[group.Key] = New(old.Elements[group.Key], [.. group], depth);
            }
            else
            {
                elements.Add(New(null, [.. group], depth));
            }
        }

        return AttributeValue.List([.. elements.OfType<AttributeValue>()]);
    }

    private static AttributeValue? New(AttributeValue? old, IReadOnlyList<(DocumentPath Path, AttributeValue? Value)> changes, int depth)
        => changes[0].Path.Elements.Count == depth + 1 ? changes[0].Value : Within(old!, changes, depth + 1);
}
