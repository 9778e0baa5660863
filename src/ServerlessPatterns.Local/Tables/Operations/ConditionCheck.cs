
using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>A key of whose item a condition must hold, while it stays as it is; part of transactions alone.</summary>
internal sealed class ConditionCheck : ItemWrite
{
    private readonly IReadOnlyDictionary<string, AttributeValue> _key;

    public ConditionCheck(DynamoDbRequest request)
        : base(request)
    {
        var scope = new ExpressionScope(request, "ConditionExpression");
        _key = request.RequiredAttributes("Key");
        Condition = scope.Condition("ConditionExpression") ?? throw DynamoDbRequest.Missing("ConditionExpression");
        scope.CheckUsed();
    }

    public override ItemKey KeyIn(TableSchema schema) => schema.KeyOf(_key);

    public override StoredItem? After(ItemKey key, StoredItem? old) => old;
}
