using System.Text.Json;

namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>
/// Capacity units: one for 1 KB written and for 4 KB read consistently, a half for 4 KB read else, and twice of it in a transaction
/// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html).
/// </summary>
internal static class Capacity
{
    public const int TransactionFactor = 2;

    /// <summary>Of one item, which costs as much where it is not there.</summary>
    public static double OfRead(long size, bool isConsistent) => OfPage(Math.Max(1, size), isConsistent);

    /// <summary>Of the items that a Query or a Scan reads, together.</summary>
    public static double OfPage(long size, bool isConsistent) => (size + 4095) / 4096 * (isConsistent ? 1 : 0.5);

    public static double OfWrite(params StoredItem?[] items) => items.Max(item => Math.Max(1, ((item?.Size ?? 0) + 1023) / 1024));

    /// <summary>Writes ConsumedCapacity of a request on one table, where it is asked for.</summary>
    public static void Write(Utf8JsonWriter writer, DynamoDbRequest request, string tableName, double units)
    {
        if (Mode(request) is { } mode)
        {
            writer.WritePropertyName("ConsumedCapacity"u8);
            Write(writer, mode, tableName, units);
        }
    }

    /// <summary>Writes ConsumedCapacity of a request on several tables, where it is asked for.</summary>
    public static void Write(Utf8JsonWriter writer, DynamoDbRequest request, IEnumerable<(string TableName, double Units)> used)
    {
        if (Mode(request) is { } mode)
        {
            writer.WriteStartArray("ConsumedCapacity"u8);
            foreach (var table in used.GroupBy(each => each.TableName, StringComparer.Ordinal))
            {
                Write(writer, mode, table.Key, table.Sum(each => each.Units));
            }

            writer.WriteEndArray();
        }
    }

    private static string? Mode(DynamoDbRequest request) => request.Choice("ReturnConsumedCapacity", "NONE", "TOTAL", "INDEXES") is var mode && mode == "NONE" ? null : mode;

    private static void Write(Utf8JsonWriter writer, string mode, string tableName, double units)
    {
        writer.WriteStartObject();
        writer.WriteString("TableName"u8, tableName);
        writer.WriteNumber("CapacityUnits"u8, units);
        if (mode == "INDEXES")
        {
            writer.WriteStartObject("Table"u8);
            writer.WriteNumber("CapacityUnits"u8, units);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
