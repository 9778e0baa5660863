using System.Text.Json;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>The operations by their names.</summary>
internal static class DynamoDbOperations
{
    private static readonly Dictionary<string, Action<DynamoDb, DynamoDbRequest, Utf8JsonWriter>> s_operations = new(StringComparer.Ordinal)
    {
        ["PutItem"] = ItemWriting.Put,
        ["UpdateItem"] = ItemWriting.Update,
        ["DeleteItem"] = ItemWriting.Delete,
        ["GetItem"] = ItemReading.Get,
        ["Query"] = ItemReading.Query,
        ["Scan"] = ItemReading.Scan,
        ["BatchGetItem"] = Batches.Get,
        ["BatchWriteItem"] = Batches.Write,
        ["TransactGetItems"] = Transactions.Get,
        ["TransactWriteItems"] = Transactions.Write,
        ["DescribeTable"] = TableReading.Describe,
        ["DescribeTimeToLive"] = TableReading.DescribeTimeToLive,
        ["ListTables"] = TableReading.List,
    };

    public static Action<DynamoDb, DynamoDbRequest, Utf8JsonWriter> Find(string operation) => s_operations.GetValueOrDefault(operation)
        ?? throw DynamoDbException.UnknownOperation($"ServerlessPatterns.Local leaves out the operation {operation}. It has {string.Join(", ", s_operations.Keys)}; tables are created from the template.");
}
