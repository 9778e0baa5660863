
using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>A key whose item goes.</summary>
internal sealed class DeleteWrite : ItemWrite
{
    private readonly IReadOnlyDictionary<string, AttributeValue> _key;

    public DeleteWrite(DynamoDbRequest request)
        : base(request)
    {
        var scope = new ExpressionScope(request, "ConditionExpression");
        _key = request.RequiredAttributes("Key");
        Condition = scope.Condition("ConditionExpression");
        scope.CheckUsed();
    }

    public DeleteWrite(string tableName, IReadOnlyDictionary<string, AttributeValue> key)
        : base(tableName)
        => _key = key;

    public override ItemKey KeyIn(TableSchema schema) => schema.KeyOf(_key);

    public override StoredItem? After(ItemKey key, StoredItem? old) => null;
}
