using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>A key whose item is to be read, or a part of it.</summary>
internal sealed class ItemRead
{
    private readonly IReadOnlyDictionary<string, AttributeValue> _key;
    private readonly Projection? _projection;

    public ItemRead(DynamoDbRequest request)
    {
        TableName = request.TableName;
        request.RefuseLegacy("AttributesToGet");
        _key = request.RequiredAttributes("Key");
        var scope = new ExpressionScope(request, "ProjectionExpression");
        _projection = scope.Projection();
        scope.CheckUsed();
    }

    /// <summary>One of a batch.</summary>
    public ItemRead(string tableName, IReadOnlyDictionary<string, AttributeValue> key, Projection? projection)
    {
        TableName = tableName;
        _key = key;
        _projection = projection;
    }

    public string TableName { get; }

    public IReadOnlyDictionary<string, AttributeValue> Key => _key;

    /// <summary>The item; to be called under the lock.</summary>
    public StoredItem? From(DynamoDb tables)
    {
        var table = tables.Find(TableName);
        var key = table.Schema.KeyOf(_key);
        table.Schema.CheckKeyPaths(_projection?.Paths);
        return table.Find(key);
    }

    public IReadOnlyDictionary<string, AttributeValue> Part(StoredItem item) => _projection?.Of(item.Attributes) ?? item.Attributes;
}
