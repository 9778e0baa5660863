using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>The way to an attribute, or into one: lines[0].sku.</summary>
internal sealed class DocumentPath(IReadOnlyList<PathElement> elements)
{
    public IReadOnlyList<PathElement> Elements { get; } = elements;

    /// <summary>The attribute's own name.</summary>
    public string Attribute => Elements[0].Name!;

    public bool IsNested => Elements.Count > 1;

    public AttributeValue? Resolve(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var value = item.GetValueOrDefault(Attribute);
        for (var i = 1; i < Elements.Count && value is not null; i++)
        {
            value = Step(value, Elements[i]);
        }

        return value;
    }

    /// <summary>What a value has at a step; null where it has nothing there, or is no map or list.</summary>
    public static AttributeValue? Step(AttributeValue value, PathElement element)
    {
        if (element.IsIndex)
        {
            return value.Type == AttributeType.L && element.Index < value.Elements.Count ? value.Elements[element.Index] : null;
        }

        return value.Type == AttributeType.M ? value.Members.GetValueOrDefault(element.Name!) : null;
    }

    /// <summary>Says what is wrong with two paths in one expression: one leads into the other, or they take a value for a map and for a list.</summary>
    public static void CheckApart(DocumentPath one, DocumentPath two, ExpressionFaults faults)
    {
        var length = Math.Min(one.Elements.Count, two.Elements.Count);
        for (var i = 0; i < length; i++)
        {
            var (left, right) = (one.Elements[i], two.Elements[i]);
            if (left.IsIndex != right.IsIndex)
            {
                faults.Add(ExpressionFault.PathConflict, $"Two document paths conflict with each other; must remove or rewrite one of these paths; path one: {one}, path two: {two}");
                return;
            }

            if (left != right)
            {
                return;
            }
        }

        faults.Add(ExpressionFault.PathOverlap, $"Two document paths overlap with each other; must remove or rewrite one of these paths; path one: {one}, path two: {two}");
    }

    public bool IsSameAs(DocumentPath other) => Elements.SequenceEqual(other.Elements);

    public override string ToString() => $"[{string.Join(", ", Elements)}]";
}
