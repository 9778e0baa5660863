using System.Text.Json;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>DescribeTable, DescribeTimeToLive and ListTables.</summary>
internal static class TableReading
{
    private const int MaximumListed = 100;

    public static void Describe(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("Table"u8);
        lock (tables.Gate)
        {
            Write(writer, Find(tables, request.TableName));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void DescribeTimeToLive(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        string? attribute;
        lock (tables.Gate)
        {
            attribute = Find(tables, request.TableName).Schema.TimeToLive;
        }

        writer.WriteStartObject();
        writer.WriteStartObject("TimeToLiveDescription"u8);
        writer.WriteString("TimeToLiveStatus"u8, attribute is null ? "DISABLED" : "ENABLED");
        if (attribute is not null)
        {
            writer.WriteString("AttributeName"u8, attribute);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void List(DynamoDb tables, DynamoDbRequest request, Utf8JsonWriter writer)
    {
        var limit = request.Number("Limit", least: 1) ?? MaximumListed;
        if (limit > MaximumListed)
        {
            throw DynamoDbException.Validation($"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to {MaximumListed}");
        }

        var start = request.Text("ExclusiveStartTableName");
        var names = tables.Tables.Select(table => table.Schema.Name).Where(name => string.CompareOrdinal(name, start) > 0).ToList();
        writer.WriteStartObject();
        writer.WriteStartArray("TableNames"u8);
        foreach (var name in names.Take(limit))
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        if (names.Count > limit)
        {
            writer.WriteString("LastEvaluatedTableName"u8, names[limit - 1]);
        }

        writer.WriteEndObject();
    }

    private static Table Find(DynamoDb tables, string name)
    {
        try
        {
            return tables.Find(name);
        }
        catch (DynamoDbException)
        {
            throw DynamoDbException.ResourceNotFound($"Requested resource not found: Table: {name} not found");
        }
    }

    private static void Write(Utf8JsonWriter writer, Table table)
    {
        writer.WriteString("TableName"u8, table.Schema.Name);
        writer.WriteString("TableArn"u8, table.Arn);
        writer.WriteString("TableStatus"u8, "ACTIVE");
        writer.WriteNumber("CreationDateTime"u8, table.Created.ToUnixTimeMilliseconds() / 1000m);
        writer.WriteNumber("ItemCount"u8, table.Count);
        writer.WriteNumber("TableSizeBytes"u8, table.Size);
        writer.WriteStartObject("BillingModeSummary"u8);
        writer.WriteString("BillingMode"u8, "PAY_PER_REQUEST");
        writer.WriteEndObject();
        writer.WriteStartObject("ProvisionedThroughput"u8);
        writer.WriteNumber("NumberOfDecreasesToday"u8, 0);
        writer.WriteNumber("ReadCapacityUnits"u8, 0);
        writer.WriteNumber("WriteCapacityUnits"u8, 0);
        writer.WriteEndObject();
        writer.WriteStartArray("AttributeDefinitions"u8);
        foreach (var key in table.Schema.Keys)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName"u8, key.Name);
            writer.WriteString("AttributeType"u8, key.Type.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("KeySchema"u8);
        foreach (var key in table.Schema.Keys)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName"u8, key.Name);
            writer.WriteString("KeyType"u8, key.IsPartitionKey ? "HASH" : "RANGE");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
