using System.Text.Json;
using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>PutItem, UpdateItem and DeleteItem.</summary>
internal static class ItemWriting
{
    public static void Put(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        var write = new PutWrite(request);
        var returns = ReturnsOld(request);
        var (old, after) = Write(tables, write);
        Answer(writer, request, returns ? old?.Attributes : null, old, after);
    }

    public static void Delete(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        var write = new DeleteWrite(request);
        var returns = ReturnsOld(request);
        var (old, after) = Write(tables, write);
        Answer(writer, request, returns ? old?.Attributes : null, old, after);
    }

    public static void Update(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        var write = new UpdateWrite(request);
        var returns = request.Choice("ReturnValues", "NONE", "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "UPDATED_NEW");
        var (old, after) = Write(tables, write);
        Answer(writer, request, Returned(returns, write.Expression, old, after!), old, after);
    }

    private static IReadOnlyDictionary<string, AttributeValue>? Returned(string returns, UpdateExpression? update, StoredItem? old, StoredItem after)
    {
        var item = returns switch
        {
            "ALL_OLD" or "UPDATED_OLD" => old?.Attributes,
            "ALL_NEW" or "UPDATED_NEW" => after.Attributes,
            _ => null,
        };
        return item is null || !returns.StartsWith("UPDATED", StringComparison.Ordinal) ? item : update?.Changed.Of(item);
    }

    private static bool ReturnsOld(DynamoDbRequest request) => request.Choice("ReturnValues", "NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW") switch
    {
        "ALL_OLD" => true,
        "NONE" => false,
        _ => throw DynamoDbException.Validation("ReturnValues can only be ALL_OLD or NONE"),
    };

    private static (StoredItem? Old, StoredItem? After) Write(DynamoDb tables, ItemWrite write)
    {
        lock (tables.Gate)
        {
            var table = tables.Find(write.TableName);
            var key = write.KeyIn(table.Schema);
            var old = table.Find(key);
            if (!write.Allows(old))
            {
                throw DynamoDbException.ConditionalCheckFailed(write.ReturnsOldOnFailure && old is not null ? AttributeWriter.ToJson(old.Attributes) : null);
            }

            var after = write.After(key, old);
            ItemWrite.Apply(table, old, after);
            return (old, after);
        }
    }

    private static void Answer(Utf8JsonWriter writer, DynamoDbRequest request, IReadOnlyDictionary<string, AttributeValue>? attributes, params StoredItem?[] items)
    {
        writer.WriteStartObject();
        if (attributes is { Count: > 0 })
        {
            writer.WritePropertyName("Attributes"u8);
            AttributeWriter.Write(writer, attributes);
        }

        Capacity.Write(writer, request, request.TableName, Capacity.OfWrite(items));
        writer.WriteEndObject();
    }
}
