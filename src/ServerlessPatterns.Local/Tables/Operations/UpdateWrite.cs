using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>A key whose item changes, or comes to be.</summary>
internal sealed class UpdateWrite : ItemWrite
{
    private readonly IReadOnlyDictionary<string, AttributeValue> _key;

    public UpdateWrite(DynamoDbRequest request)
        : base(request)
    {
        request.RefuseLegacy("AttributeUpdates");
        var scope = new ExpressionScope(request, "UpdateExpression", "ConditionExpression");
        _key = request.RequiredAttributes("Key");
        Expression = scope.Update();
        Condition = scope.Condition("ConditionExpression");
        scope.CheckUsed();
    }

    /// <summary>The update; null where the item is to be there, if with its key alone.</summary>
    public UpdateExpression? Expression { get; }

    public override ItemKey KeyIn(TableSchema schema)
    {
        var key = schema.KeyOf(_key);
        foreach (var attribute in schema.Keys)
        {
            if (Expression?.Actions.Any(action => action.Path.Attribute == attribute.Name) == true)
            {
                throw DynamoDbException.Validation($"One or more parameter values were invalid: Cannot update attribute {attribute.Name}. This attribute is part of the key");
            }
        }

        schema.CheckKeyPaths(Expression?.Paths);
        return key;
    }

    public override StoredItem After(ItemKey key, StoredItem? old)
    {
        var before = old?.Attributes ?? _key;
        var item = Expression?.Apply(before) ?? before;
        var size = AttributeValue.SizeOf(item);
        return size <= MaximumItemSize ? new StoredItem(key, item, size) : throw DynamoDbException.Validation("Item size to update has exceeded the maximum allowed size");
    }
}
