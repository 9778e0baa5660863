using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables;

/// <summary>An attribute of a table's primary key.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Type">S, N or B.</param>
/// <param name="IsPartitionKey">Whether it is the partition key; else it is the sort key.</param>
internal sealed record KeyAttribute(string Name, AttributeType Type, bool IsPartitionKey)
{
    /// <summary>Of a partition key's value, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys.</summary>
    private const int MaximumPartitionKeySize = 2048;

    /// <summary>Of a sort key's value, as before.</summary>
    private const int MaximumSortKeySize = 1024;

    /// <summary>Octets that sort as the values do, of a value that a key may have.</summary>
    public byte[] ToSortableBytes(AttributeValue value)
    {
        var bytes = value.Type switch
        {
            AttributeType.S => System.Text.Encoding.UTF8.GetBytes(value.Text),
            AttributeType.N => value.Number.ToSortableBytes(),
            _ => value.Bytes,
        };
        if (value.Type != AttributeType.N && bytes.Length > (IsPartitionKey ? MaximumPartitionKeySize : MaximumSortKeySize))
        {
            throw DynamoDbException.Validation(IsPartitionKey
                ? "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes"
                : "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }

        return bytes;
    }

    public static bool IsEmpty(AttributeValue value)
        => value.Type == AttributeType.S ? value.Text.Length == 0 : value.Type == AttributeType.B && value.Bytes.Length == 0;
}
