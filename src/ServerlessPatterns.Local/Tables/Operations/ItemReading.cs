using System.Text.Json;
using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>GetItem, Query and Scan.</summary>
internal static class ItemReading
{
    public static void Get(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        var read = new ItemRead(request);
        var isConsistent = request.Flag("ConsistentRead");
        StoredItem? item;
        lock (tables.Gate)
        {
            item = read.From(tables);
        }

        writer.WriteStartObject();
        if (item is not null)
        {
            writer.WritePropertyName("Item"u8);
            AttributeWriter.Write(writer, read.Part(item));
        }

        Capacity.Write(writer, request, read.TableName, Capacity.OfRead(item?.Size ?? 0, isConsistent));
        writer.WriteEndObject();
    }

    public static void Query(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        request.RefuseLegacy("KeyConditions", "QueryFilter", "AttributesToGet", "ConditionalOperator");
        var scope = new ExpressionScope(request, "ProjectionExpression", "FilterExpression", "KeyConditionExpression");
        var key = scope.Condition("KeyConditionExpression")
            ?? throw DynamoDbException.Validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        var page = new PageRequest(request, scope);
        scope.CheckUsed();
        var conditions = KeyConditionReader.Read(key);
        var isForward = request.Flag("ScanIndexForward", otherwise: true);
        Answer(tables, request, writer, page, table =>
        {
            if (page.Start is not null && page.Start.Count != table.Schema.KeyCount)
            {
                throw DynamoDbException.Validation("The provided starting key is invalid");
            }

            var range = new SortRange(table.Schema, conditions);
            var start = page.Start is null ? (ItemKey?)null : table.Schema.KeyOf(page.Start);
            CheckStart(page, range, table.Schema);
            page.CheckPaths(table.Schema, isQuery: true);
            return range.Items(table, start, isForward);
        });
    }

    public static void Scan(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        request.RefuseLegacy("ScanFilter", "AttributesToGet", "ConditionalOperator");
        var scope = new ExpressionScope(request, "ProjectionExpression", "FilterExpression");
        var page = new PageRequest(request, scope);
        scope.CheckUsed();
        var segment = new ScanSegment(request);
        Answer(tables, request, writer, page, table =>
        {
            var start = StartOfScan(page, table.Schema);
            segment.Check(start);
            page.CheckPaths(table.Schema, isQuery: false);
            var items = start is { } key ? table.From(key, isForward: true).Where(item => !item.Key.Equals(key)) : table.All();
            return items.Where(item => segment.Includes(item.Key));
        });
    }

    private static ItemKey? StartOfScan(PageRequest page, TableSchema schema)
    {
        try
        {
            return page.Start is null ? null : schema.KeyOf(page.Start);
        }
        catch (DynamoDbException e)
        {
            throw DynamoDbException.Validation($"The provided starting key is invalid: {e.Message}");
        }
    }

    private static void CheckStart(PageRequest page, SortRange range, TableSchema schema)
    {
        if (page.Start is null)
        {
            return;
        }

        if (!page.Start[schema.PartitionKey.Name].Equals(range.PartitionKey))
        {
            throw DynamoDbException.Validation("The provided starting key is outside query boundaries based on provided conditions");
        }

        if (!range.Includes(page.Start))
        {
            throw DynamoDbException.Validation("The provided starting key does not match the range key predicate");
        }
    }

    private static void Answer(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer, PageRequest page, Func<Table, IEnumerable<StoredItem>> items)
    {
        List<StoredItem> read;
        long size;
        bool hasMore;
        TableSchema schema;
        lock (tables.Gate)
        {
            var table = tables.Find(page.TableName);
            schema = table.Schema;
            (read, size, hasMore) = page.Read(items(table));
        }

        var taken = read.Where(page.Takes).ToList();
        writer.WriteStartObject();
        if (page.HasItems)
        {
            writer.WriteStartArray("Items"u8);
            taken.ForEach(item => AttributeWriter.Write(writer, page.Part(item)));
            writer.WriteEndArray();
        }

        writer.WriteNumber("Count"u8, taken.Count);
        writer.WriteNumber("ScannedCount"u8, read.Count);
        if (hasMore)
        {
            writer.WritePropertyName("LastEvaluatedKey"u8);
            AttributeWriter.Write(writer, schema.KeyAttributesOf(read[^1].Attributes));
        }

        Capacity.Write(writer, request, page.TableName, Capacity.OfPage(size, page.IsConsistent));
        writer.WriteEndObject();
    }
}
