using System.Text.Json;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>
/// BatchGetItem and BatchWriteItem (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html). A write is never left to another
/// request, as nothing throttles; a read is, where the answer would pass 16 MB.
/// </summary>
internal static class Batches
{
    private const int MaximumReads = 100;
    private const int MaximumWrites = 25;
    private const long MaximumAnswer = 16L * 1024 * 1024;

    public static void Get(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        var batches = (request.NamedParts("RequestItems") ?? throw DynamoDbRequest.Missing("RequestItems")).ConvertAll(each => new BatchTable(each.Name, each.Value));
        Check("BatchGetItem", batches.Sum(batch => batch.Reads.Count), MaximumReads);
        lock (tables.Gate)
        {
            Read(tables, batches);
        }

        writer.WriteStartObject();
        writer.WriteStartObject("Responses"u8);
        foreach (var batch in batches)
        {
            writer.WriteStartArray(batch.Name);
            foreach (var (read, item) in batch.Items.Where(each => each.Item is not null))
            {
                AttributeWriter.Write(writer, read.Part(item!));
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        WriteUnprocessed(writer, batches);
        Capacity.Write(writer, request, batches.SelectMany(batch => batch.Items.Select(each => (batch.Name, Capacity.OfRead(each.Item?.Size ?? 0, batch.IsConsistent)))));
        writer.WriteEndObject();
    }

    public static void Write(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        var writes = (request.NamedLists("RequestItems") ?? throw DynamoDbRequest.Missing("RequestItems"))
            .SelectMany(table => table.Values.Select(each => WriteOf(table.Name, each))).ToList();
        Check("BatchWriteItem", writes.Count, MaximumWrites);
        var units = new List<(string, double)>();
        lock (tables.Gate)
        {
            var seen = new HashSet<(Table, ItemKey)>();
            var located = writes.ConvertAll(write => tables.Find(write.TableName) is var table ? (Write: write, Table: table, Key: write.KeyIn(table.Schema)) : default);
            if (!located.TrueForAll(each => seen.Add((each.Table, each.Key))))
            {
                throw Duplicates();
            }

            foreach (var (write, table, key) in located)
            {
                var old = table.Find(key);
                var after = write.After(key, old);
                ItemWrite.Apply(table, old, after);
                units.Add((write.TableName, Capacity.OfWrite(old, after)));
            }
        }

        writer.WriteStartObject();
        writer.WriteStartObject("UnprocessedItems"u8);
        writer.WriteEndObject();
        Capacity.Write(writer, request, units);
        writer.WriteEndObject();
    }

    private static ItemWrite WriteOf(string tableName, DynamoDbRequest request) => (request.Part("PutRequest"), request.Part("DeleteRequest")) switch
    {
        ({ } put, null) => new PutWrite(tableName, put.RequiredAttributes("Item")),
        (null, { } delete) => new DeleteWrite(tableName, delete.RequiredAttributes("Key")),
        _ => throw DynamoDbException.Validation("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"),
    };

    private static void Read(DynamoDb tables, List<BatchTable> batches)
    {
        var size = 0L;
        foreach (var batch in batches)
        {
            var schema = tables.Find(batch.Name).Schema;
            var seen = new HashSet<ItemKey>();
            if (!batch.Reads.All(read => seen.Add(schema.KeyOf(read.Key))))
            {
                throw Duplicates();
            }

            foreach (var read in batch.Reads)
            {
                var item = read.From(tables);
                size += item?.Size ?? 0;
                if (size > MaximumAnswer)
                {
                    batch.Unprocessed.Add(read.Key);
                }
                else
                {
                    batch.Items.Add((read, item));
                }
            }
        }
    }

    private static void WriteUnprocessed(Utf8JsonWriter writer, List<BatchTable> batches)
    {
        writer.WriteStartObject("UnprocessedKeys"u8);
        foreach (var batch in batches.Where(batch => batch.Unprocessed.Count > 0))
        {
            writer.WriteStartObject(batch.Name);
            writer.WriteStartArray("Keys"u8);
            batch.Unprocessed.ForEach(key => AttributeWriter.Write(writer, key));
            writer.WriteEndArray();
            writer.WriteBoolean("ConsistentRead"u8, batch.IsConsistent);
            if (batch.Request.Text("ProjectionExpression") is { } projection)
            {
                writer.WriteString("ProjectionExpression"u8, projection);
            }

            if (batch.Request.Texts("ExpressionAttributeNames") is { } names)
            {
                writer.WritePropertyName("ExpressionAttributeNames"u8);
                JsonSerializer.Serialize(writer, names);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Check(string operation, int count, int most)
    {
        if (count == 0)
        {
            throw DynamoDbException.Validation("1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }

        if (count > most)
        {
            throw DynamoDbException.Validation($"Too many items requested for the {operation} call");
        }
    }

    private static DynamoDbException Duplicates() => DynamoDbException.Validation("Provided list of item keys contains duplicates");
}
