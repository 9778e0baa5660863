using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>An item that takes the place of the one with its key.</summary>
internal sealed class PutWrite : ItemWrite
{
    private readonly IReadOnlyDictionary<string, AttributeValue> _item;
    private readonly int _size;

    public PutWrite(DynamoDbRequest request)
        : base(request, "ConditionExpression")
    {
        _item = request.RequiredAttributes("Item");
        _size = CheckedSize(_item);
        Condition = Scope.Condition("ConditionExpression");
        Scope.CheckUsed();
    }

    public override ItemKey KeyIn(TableSchema schema) => schema.KeyOfItem(_item);

    public override StoredItem After(ItemKey key, StoredItem? old) => new(key, _item, _size);

    public static int CheckedSize(IReadOnlyDictionary<string, AttributeValue> item)
        => AttributeValue.SizeOf(item) is var size && size <= MaximumItemSize ? size : throw DynamoDbException.Validation("Item size has exceeded the maximum allowed size");
}
