using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>What is to be written of one item, alone or in a transaction.</summary>
internal abstract class ItemWrite
{
    /// <summary>Bytes, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items.</summary>
    protected const int MaximumItemSize = 400 * 1024;

    /// <summary>One of a batch, which has no conditions.</summary>
    protected ItemWrite(string tableName) => TableName = tableName;

    protected ItemWrite(DynamoDbRequest request)
    {
        TableName = request.TableName;
        request.RefuseLegacy("Expected", "ConditionalOperator");
        ReturnsOldOnFailure = request.Choice("ReturnValuesOnConditionCheckFailure", "NONE", "ALL_OLD") == "ALL_OLD";
    }

    public string TableName { get; }

    /// <summary>Whether the error of a condition that does not hold has the item.</summary>
    public bool ReturnsOldOnFailure { get; }

    protected ConditionExpression? Condition { get; init; }

    /// <summary>The key of the item in a table.</summary>
    public abstract ItemKey KeyIn(TableSchema schema);

    /// <summary>Whether the condition holds of the item that is there.</summary>
    public bool Allows(StoredItem? old) => Condition is null || Condition.Holds(old?.Attributes ?? new Dictionary<string, AttributeValue>());

    /// <summary>The item that is there afterwards; null where none is.</summary>
    public abstract StoredItem? After(ItemKey key, StoredItem? old);

    /// <summary>Has the table hold what is there afterwards.</summary>
    public static void Apply(Table table, StoredItem? old, StoredItem? after)
    {
        if (after is not null)
        {
            table.Put(after);
        }
        else if (old is not null)
        {
            table.Remove(old);
        }
    }
}
