using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>The actions of an UpdateExpression.</summary>
/// <param name="Actions">In the order in which they stand there.</param>
/// <param name="Paths">All document paths in it, those that it only reads among them.</param>
internal sealed record UpdateExpression(IReadOnlyList<UpdateAction> Actions, IReadOnlyList<DocumentPath> Paths)
{
    /// <summary>What the actions change.</summary>
    public Projection Changed => new([.. Actions.Select(action => action.Path)]);

    /// <summary>
    /// The item after the update. Every action is evaluated against the item as it was before
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html): REMOVE a[0], a[1] removes the first two elements.
    /// </summary>
    public IReadOnlyDictionary<string, AttributeValue> Apply(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var values = Actions.Select(action => action.Verb == UpdateVerb.Set ? Required(action.Value!, item) : null).ToList();
        var changes = new List<(DocumentPath Path, AttributeValue? Value)>();
        foreach (var (action, value) in Actions.Zip(values))
        {
            CheckParent(action.Path, item);
            changes.Add((action.Path, action.Verb switch
            {
                UpdateVerb.Set => value,
                UpdateVerb.Remove => null,
                UpdateVerb.Add => Sum(action.Path.Resolve(item), ((ValueOperand)action.Value!).Value),
                _ => Difference(action.Path.Resolve(item), ((ValueOperand)action.Value!).Value),
            }));
        }

        return Changes.Apply(item, changes);
    }

    public static AttributeValue Required(Operand operand, IReadOnlyDictionary<string, AttributeValue> item)
        => operand.Evaluate(item) ?? throw DynamoDbException.Validation("The provided expression refers to an attribute that does not exist in the item");

    public static AttributeValue Required(Operand operand, AttributeType type, IReadOnlyDictionary<string, AttributeValue> item)
        => Required(operand, item) is var value && value.Type == type ? value : throw IncorrectType();

    private static DynamoDbException IncorrectType() => DynamoDbException.Validation("An operand in the update expression has an incorrect data type");

    /// <summary>All but the last step must lead somewhere, to a map or a list as the last step says.</summary>
    private static void CheckParent(DocumentPath path, IReadOnlyDictionary<string, AttributeValue> item)
    {
        if (path.IsNested)
        {
            var parent = new DocumentPath([.. path.Elements.SkipLast(1)]).Resolve(item);
            if (parent?.Type != (path.Elements[^1].IsIndex ? AttributeType.L : AttributeType.M))
            {
                throw DynamoDbException.Validation("The document path provided in the update expression is invalid for update");
            }
        }
    }

    /// <summary>ADD: a number more, or the elements of two sets.</summary>
    private static AttributeValue Sum(AttributeValue? old, AttributeValue added)
    {
        if (old is null)
        {
            return added;
        }

        return old.Type != added.Type ? throw IncorrectType()
            : old.Type == AttributeType.N ? ArithmeticOperand.Sum(old.Number, added.Number)
            : AttributeValue.Set(old.Type, [.. old.Elements.Union(added.Elements)]);
    }

    /// <summary>DELETE: a set less elements; a set without elements is none.</summary>
    private static AttributeValue? Difference(AttributeValue? old, AttributeValue deleted)
    {
        if (old is null)
        {
            return null;
        }

        var left = old.Type == deleted.Type ? old.Elements.Except(deleted.Elements).ToList() : throw IncorrectType();
        return left.Count == 0 ? null : AttributeValue.Set(old.Type, left);
    }
}
