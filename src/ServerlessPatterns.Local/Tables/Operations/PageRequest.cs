using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>What Query and Scan have in common: a page of items, filtered after it was read.</summary>
internal sealed class PageRequest
{
    /// <summary>Bytes that one page reads, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html.</summary>
    private const long MaximumSize = 1024 * 1024;

    private readonly int? _limit;
    private readonly Projection? _projection;
    private readonly ConditionExpression? _filter;
    private readonly string _select;

    public PageRequest(DynamoDbRequest request, ExpressionScope scope)
    {
        TableName = request.TableName;
        if (request.Text("IndexName") is { } index)
        {
            throw DynamoDbException.Validation($"The table does not have the specified index: {index}");
        }

        _limit = request.Number("Limit", least: 1);
        IsConsistent = request.Flag("ConsistentRead");
        Start = request.Attributes("ExclusiveStartKey", (_, problem) => $"The provided starting key is invalid: {problem}");
        _filter = scope.Condition("FilterExpression");
        _projection = scope.Projection();
        _select = request.Choice("Select", "", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "SPECIFIC_ATTRIBUTES", "COUNT");
        CheckSelect();
    }

    public string TableName { get; }

    public bool IsConsistent { get; }

    /// <summary>The key after which the page starts; null where it is the first.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Start { get; }

    /// <summary>Whether the answer has the items, and not their number alone.</summary>
    public bool HasItems => _select != "COUNT";

    /// <summary>Refuses paths into keys, and with a Query filters on them.</summary>
    public void CheckPaths(TableSchema schema, bool isQuery)
    {
        schema.CheckKeyPaths(_projection?.Paths);
        if (isQuery && schema.Keys.FirstOrDefault(key => _filter?.Paths.Any(path => path.Attribute == key.Name) == true) is { } filtered)
        {
            throw DynamoDbException.Validation($"Filter Expression can only contain non-primary key attributes: Primary key attribute: {filtered.Name}");
        }

        schema.CheckKeyPaths(_filter?.Paths);
    }

    /// <summary>Reads a page of items; to be called under the lock.</summary>
    public (List<StoredItem> Items, long Size, bool HasMore) Read(IEnumerable<StoredItem> items)
    {
        var page = new List<StoredItem>();
        var size = 0L;
        foreach (var item in items)
        {
            page.Add(item);
            size += item.Size;
            if (page.Count == _limit || size >= MaximumSize)
            {
                return (page, size, true);
            }
        }

        return (page, size, false);
    }

    public bool Takes(StoredItem item) => _filter is null || _filter.Holds(item.Attributes);

    public IReadOnlyDictionary<string, AttributeValue> Part(StoredItem item) => _projection?.Of(item.Attributes) ?? item.Attributes;

    /// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html#DDB-Query-request-Select</summary>
    private void CheckSelect()
    {
        if (_select == "ALL_PROJECTED_ATTRIBUTES")
        {
            throw DynamoDbException.Validation("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }

        if (_select == "SPECIFIC_ATTRIBUTES" && _projection is null)
        {
            throw DynamoDbException.Validation("Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }

        if (_select is "ALL_ATTRIBUTES" or "COUNT" && _projection is not null)
        {
            throw DynamoDbException.Validation($"Cannot specify the ProjectionExpression when choosing to get {(_select == "COUNT" ? "only the Count" : _select)}");
        }
    }
}
