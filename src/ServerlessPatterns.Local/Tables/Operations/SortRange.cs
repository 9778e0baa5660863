using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>The items of a partition that a Query reads: all, or those whose sort key a condition holds of.</summary>
internal sealed class SortRange
{
    /// <summary>Comes after every sort key, which has 1024 bytes at most.</summary>
    private static readonly byte[] s_end = [.. Enumerable.Repeat(byte.MaxValue, 1025)];

    private readonly KeyAttribute? _sortKey;
    private readonly KeyCondition? _condition;
    private readonly byte[] _partition;

    public SortRange(TableSchema schema, IReadOnlyDictionary<string, KeyCondition> conditions)
    {
        if (schema.SortKey is null && conditions.Count > 1)
        {
            throw DynamoDbException.Validation("Query key condition not supported");
        }

        foreach (var key in schema.Keys)
        {
            Check(key, conditions);
        }

        PartitionKey = conditions[schema.PartitionKey.Name].Values[0];
        _partition = schema.PartitionKey.ToSortableBytes(PartitionKey);
        _sortKey = schema.SortKey;
        _condition = schema.SortKey is null ? null : conditions.GetValueOrDefault(schema.SortKey.Name);
    }

    /// <summary>The partition key's value.</summary>
    public AttributeValue PartitionKey { get; }

    /// <summary>Whether a sort key is in the range.</summary>
    public bool Includes(IReadOnlyDictionary<string, AttributeValue> item) => _condition is null || _condition.Holds(item[_sortKey!.Name]);

    /// <summary>The range's items, from the start if one is given, and without it.</summary>
    public IEnumerable<StoredItem> Items(Table table, ItemKey? start, bool isForward)
    {
        var from = start ?? new ItemKey(_partition, isForward ? Lowest() : Highest());
        var hasStarted = false;
        foreach (var item in table.From(from, isForward))
        {
            if (!item.Key.Partition.SequenceEqual(_partition))
            {
                yield break;
            }

            if (start is { } given && item.Key.Equals(given))
            {
                continue;
            }

            // The range is one piece: what comes after it is not looked at.
            if (Includes(item.Attributes))
            {
                hasStarted = true;
                yield return item;
            }
            else if (hasStarted)
            {
                yield break;
            }
        }
    }

    private byte[] Lowest() => _condition?.Operator switch
    {
        null or "<" or "<=" => [],
        _ => _sortKey!.ToSortableBytes(_condition.Values[0]),
    };

    private byte[] Highest() => _condition?.Operator switch
    {
        null or ">" or ">=" => s_end,
        FunctionCondition.BeginsWith => [.. _sortKey!.ToSortableBytes(_condition.Values[0]), .. s_end],
        _ => _sortKey!.ToSortableBytes(_condition.Values[^1]),
    };

    private static void Check(KeyAttribute key, IReadOnlyDictionary<string, KeyCondition> conditions)
    {
        if (!conditions.TryGetValue(key.Name, out var condition))
        {
            if (key.IsPartitionKey || conditions.Count > 1)
            {
                throw DynamoDbException.Validation($"Query condition missed key schema element: {key.Name}");
            }

            return;
        }

        if (condition.Values.Any(value => value.Type != key.Type))
        {
            throw DynamoDbException.Validation("One or more parameter values were invalid: Condition parameter type does not match schema type");
        }

        if (key.IsPartitionKey && condition.Operator != "=")
        {
            throw DynamoDbException.Validation("Query key condition not supported");
        }
    }
}
