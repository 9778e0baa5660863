using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>An item that takes the place of the one with its key.</summary>
internal sealed class PutWrite : ItemWrite
{
    private readonly IReadOnlyDictionary<string, AttributeValue> _item;
    private readonly int _size;
    private readonly bool _isOfBatch;

    public PutWrite(DynamoDbRequest request)
        : base(request)
    {
        var scope = new ExpressionScope(request, "ConditionExpression");
        _item = request.RequiredAttributes("Item");
        _size = CheckedSize(_item);
        Condition = scope.Condition("ConditionExpression");
        scope.CheckUsed();
    }

    public PutWrite(string tableName, IReadOnlyDictionary<string, AttributeValue> item)
        : base(tableName)
    {
        _item = item;
        _size = CheckedSize(item);
        _isOfBatch = true;
    }

    /// <summary>A batch has one message for its puts and deletes.</summary>
    public override ItemKey KeyIn(TableSchema schema)
        => !_isOfBatch || schema.Keys.All(key => _item.TryGetValue(key.Name, out var value) && value.Type == key.Type)
            ? schema.KeyOfItem(_item)
            : throw DynamoDbException.Validation("The provided key element does not match the schema");

    public override StoredItem After(ItemKey key, StoredItem? old) => new(key, _item, _size);

    private static int CheckedSize(IReadOnlyDictionary<string, AttributeValue> item)
        => AttributeValue.SizeOf(item) is var size && size <= MaximumItemSize ? size : throw DynamoDbException.Validation("Item size has exceeded the maximum allowed size");
}
