using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>The attributes, or parts of them, that an answer has.</summary>
internal sealed class Projection(IReadOnlyList<DocumentPath> paths)
{
    public IReadOnlyList<DocumentPath> Paths { get; } = paths;

    /// <summary>
    /// What an item has at the paths, under their names: a part of a map is a map of that part, and elements of a list are a list of those alone
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html).
    /// </summary>
    public IReadOnlyDictionary<string, AttributeValue> Of(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var root = new Branch();
        foreach (var path in Paths)
        {
            if (path.Resolve(item) is { } value)
            {
                var branch = root;
                foreach (var element in path.Elements)
                {
                    branch = branch.At(element);
                }

                branch.Value = value;
            }
        }

        return root.Members();
    }

    /// <summary>A place that paths lead to or through.</summary>
    private sealed class Branch
    {
        private SortedDictionary<int, Branch>? _elements;
        private Dictionary<string, Branch>? _members;

        public AttributeValue? Value { get; set; }

        public Branch At(PathElement element)
        {
            Branch? branch;
            if (element.IsIndex)
            {
                _elements ??= [];
                if (!_elements.TryGetValue(element.Index, out branch))
                {
                    _elements[element.Index] = branch = new Branch();
                }
            }
            else
            {
                _members ??= new Dictionary<string, Branch>(StringComparer.Ordinal);
                if (!_members.TryGetValue(element.Name!, out branch))
                {
                    _members[element.Name!] = branch = new Branch();
                }
            }

            return branch;
        }

        public Dictionary<string, AttributeValue> Members()
            => _members is null ? [] : _members.ToDictionary(member => member.Key, member => member.Value.Whole(), StringComparer.Ordinal);

        private AttributeValue Whole() => Value
            ?? (_elements is null ? AttributeValue.Map(Members()) : AttributeValue.List([.. _elements.Values.Select(element => element.Whole())]));
    }
}
