using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>The keys that a BatchGetItem reads from one table.</summary>
internal sealed class BatchTable
{
    public BatchTable(string name, DynamoDbRequest request)
    {
        Name = name;
        Request = request;
        request.RefuseLegacy("AttributesToGet");
        IsConsistent = request.Flag("ConsistentRead");
        var keys = request.Parts("Keys") ?? throw DynamoDbRequest.Missing("Keys");
        var scope = new ExpressionScope(request, "ProjectionExpression");
        var projection = scope.Projection();
        scope.CheckUsed();
        Reads = [.. keys.Select(key => new ItemRead(name, key.AsAttributes(), projection))];
    }

    public string Name { get; }

    public DynamoDbRequest Request { get; }

    public bool IsConsistent { get; }

    public IReadOnlyList<ItemRead> Reads { get; }

    /// <summary>What was read, key by key.</summary>
    public List<(ItemRead Read, StoredItem? Item)> Items { get; } = [];

    /// <summary>The keys that are left to another request.</summary>
    public List<IReadOnlyDictionary<string, AttributeValue>> Unprocessed { get; } = [];
}
