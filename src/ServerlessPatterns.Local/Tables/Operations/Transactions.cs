using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>
/// TransactGetItems and TransactWriteItems: all or nothing
/// (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html).
/// </summary>
internal static class Transactions
{
    private const int MaximumActions = 100;

    /// <summary>Bytes of all items.</summary>
    private const long MaximumSize = 4L * 1024 * 1024;

    public static void Get(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        var reads = Actions(request).ConvertAll(action => new ItemRead(action.Part("Get") ?? throw DynamoDbRequest.Missing("Get")));
        List<StoredItem?> items;
        lock (tables.Gate)
        {
            items = reads.ConvertAll(read => read.From(tables));
        }

        CheckSize(items);
        writer.WriteStartObject();
        writer.WriteStartArray("Responses"u8);
        foreach (var (read, item) in reads.Zip(items))
        {
            writer.WriteStartObject();
            if (item is not null)
            {
                writer.WritePropertyName("Item"u8);
                AttributeWriter.Write(writer, read.Part(item));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Capacity.Write(writer, request, reads.Zip(items, (read, item) => (read.TableName, Capacity.TransactionFactor * Capacity.OfRead(item?.Size ?? 0, isConsistent: true))));
        writer.WriteEndObject();
    }

    public static void Write(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        var writes = Actions(request).ConvertAll(WriteOf);
        var token = request.Text("ClientRequestToken");
        var payload = SHA256.HashData(Encoding.UTF8.GetBytes(request.RawText));
        var units = new List<(string, double)>();
        lock (tables.Gate)
        {
            if (token is null || !tables.Tokens.IsRepeated(token, payload))
            {
                Write(tables, writes, units);
                if (token is not null)
                {
                    tables.Tokens.Add(token, payload);
                }
            }
        }

        writer.WriteStartObject();
        Capacity.Write(writer, request, units);
        writer.WriteEndObject();
    }

    private static void Write(DynamoDb tables, List<ItemWrite> writes, List<(string, double)> units)
    {
        var seen = new HashSet<(Table, ItemKey)>();
        var isTwice = false;
        var reasons = new List<CancellationReason>();
        var changes = new List<(Table Table, StoredItem? Old, StoredItem? After)>();
        foreach (var write in writes)
        {
            var table = tables.Find(write.TableName);
            try
            {
                var key = write.KeyIn(table.Schema);
                isTwice |= !seen.Add((table, key));
                var old = table.Find(key);
                var isAllowed = write.Allows(old);
                changes.Add((table, old, isAllowed ? write.After(key, old) : old));
                reasons.Add(isAllowed ? CancellationReason.None
                    : new CancellationReason("ConditionalCheckFailed", "The conditional request failed", write.ReturnsOldOnFailure ? old?.Attributes : null));
            }
            catch (DynamoDbException e) when (e.Code == "ValidationException")
            {
                reasons.Add(new CancellationReason("ValidationError", e.Message));
            }
        }

        if (isTwice)
        {
            // The request is refused as it is, before any reason: https://repost.aws/knowledge-center/dynamodb-transactwriteitems.
            throw DynamoDbException.Validation("Transaction request cannot include multiple operations on one item");
        }

        if (reasons.Exists(reason => reason != CancellationReason.None))
        {
            throw DynamoDbException.TransactionCanceled(reasons);
        }

        CheckSize(changes.Select(change => change.After));
        foreach (var ((table, old, after), write) in changes.Zip(writes))
        {
            ItemWrite.Apply(table, old, after);
            units.Add((write.TableName, Capacity.TransactionFactor * Capacity.OfWrite(old, after)));
        }
    }

    private static List<DynamoDbRequest> Actions(DynamoDbRequest request)
    {
        var actions = request.Parts("TransactItems") ?? throw DynamoDbRequest.Missing("TransactItems");
        return actions.Count is > 0 and <= MaximumActions ? actions : throw DynamoDbException.Validation(
            $"1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length {(actions.Count == 0 ? "greater than or equal to 1" : $"less than or equal to {MaximumActions}")}");
    }

    private static ItemWrite WriteOf(DynamoDbRequest action) => (action.Part("Put"), action.Part("Update"), action.Part("Delete"), action.Part("ConditionCheck")) switch
    {
        ({ } put, null, null, null) => new PutWrite(put),
        (null, { } update, null, null) => new UpdateWrite(update),
        (null, null, { } delete, null) => new DeleteWrite(delete),
        (null, null, null, { } check) => new ConditionCheck(check),
        _ => throw DynamoDbException.Validation("TransactItems can only contain one of Check, Put, Update or Delete"),
    };

    private static void CheckSize(IEnumerable<StoredItem?> items)
    {
        if (items.Sum(item => item?.Size ?? 0L) > MaximumSize)
        {
            throw DynamoDbException.Validation("The aggregate size of the items in the transaction cannot exceed 4 MB");
        }
    }
}
