using System.Text.Json;
using ServerlessPatterns.Local.Tables.Expressions;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables;

/// <summary>What a table is: its name, its keys, and the attribute that says when its items expire.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PartitionKey">Its partition key.</param>
/// <param name="SortKey">Its sort key; null where a partition is one item.</param>
/// <param name="TimeToLive">The attribute with the second at which an item expires; null where they stay.</param>
internal sealed record TableSchema(string Name, KeyAttribute PartitionKey, KeyAttribute? SortKey = null, string? TimeToLive = null)
{
    public IEnumerable<KeyAttribute> Keys => SortKey is null ? [PartitionKey] : [PartitionKey, SortKey];

    public int KeyCount => SortKey is null ? 1 : 2;

    /// <summary>
    /// Reads the properties of an AWS::DynamoDB::Table, its intrinsics evaluated
    /// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html).
    /// </summary>
    /// <exception cref="NotSupportedException">It has indexes or a stream, which this engine leaves out.</exception>
    /// <exception cref="FormatException">Its keys are not those of a table.</exception>
    public static TableSchema Read(string name, JsonElement properties)
    {
        foreach (var property in (ReadOnlySpan<string>)["GlobalSecondaryIndexes", "LocalSecondaryIndexes", "StreamSpecification", "KinesisStreamSpecification", "ImportSourceSpecification"])
        {
            if (properties.TryGetProperty(property, out _))
            {
                throw new NotSupportedException($"The table '{name}' has {property}, which ServerlessPatterns.Local leaves out.");
            }
        }

        var types = List(name, properties, "AttributeDefinitions").ToDictionary(
            definition => definition.GetProperty("AttributeName").GetString()!,
            definition => Enum.Parse<AttributeType>(definition.GetProperty("AttributeType").GetString()!),
            StringComparer.Ordinal);
        KeyAttribute? partitionKey = null;
        KeyAttribute? sortKey = null;
        foreach (var element in List(name, properties, "KeySchema"))
        {
            var key = element.GetProperty("AttributeName").GetString()!;
            if (!types.TryGetValue(key, out var type) || type is not (AttributeType.S or AttributeType.N or AttributeType.B))
            {
                throw new FormatException($"The key '{key}' of the table '{name}' has no AttributeDefinition of the type S, N or B.");
            }

            var isPartitionKey = element.GetProperty("KeyType").GetString() == "HASH";
            (partitionKey, sortKey) = isPartitionKey ? (new KeyAttribute(key, type, true), sortKey) : (partitionKey, new KeyAttribute(key, type, false));
        }

        return new TableSchema(name, partitionKey ?? throw new FormatException($"The table '{name}' has no key of the type HASH."), sortKey, ReadTimeToLive(properties));
    }

    /// <summary>The key of an item that is to be put.</summary>
    public ItemKey KeyOfItem(IReadOnlyDictionary<string, AttributeValue> item)
    {
        foreach (var key in Keys)
        {
            if (!item.TryGetValue(key.Name, out var value))
            {
                throw DynamoDbException.Validation($"One or more parameter values were invalid: Missing the key {key.Name} in the item");
            }

            if (value.Type != key.Type)
            {
                throw DynamoDbException.Validation($"One or more parameter values were invalid: Type mismatch for key {key.Name} expected: {key.Type} actual: {value.Type}");
            }

            if (KeyAttribute.IsEmpty(value))
            {
                throw DynamoDbException.Validation($"One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty {(value.Type == AttributeType.S ? "string" : "binary")} value. Key: {key.Name}");
            }
        }

        return Key(item);
    }

    /// <summary>The key that a request names: the key attributes and no others.</summary>
    public ItemKey KeyOf(IReadOnlyDictionary<string, AttributeValue> key)
    {
        if (key.Count != KeyCount || !Keys.All(each => key.TryGetValue(each.Name, out var value) && value.Type == each.Type))
        {
            throw DynamoDbException.Validation("The provided key element does not match the schema");
        }

        if (Keys.FirstOrDefault(each => KeyAttribute.IsEmpty(key[each.Name])) is { } empty)
        {
            throw DynamoDbException.Validation($"One or more parameter values were invalid: The AttributeValue for a key attribute cannot contain an empty {(empty.Type == AttributeType.S ? "string" : "binary")} value. Key: {empty.Name}");
        }

        return Key(key);
    }

    /// <summary>Refuses paths into key attributes, which are scalars.</summary>
    public void CheckKeyPaths(IReadOnlyList<DocumentPath>? paths)
    {
        if (Keys.FirstOrDefault(key => paths?.Any(path => path.IsNested && path.Attribute == key.Name) == true) is { } key)
        {
            throw DynamoDbException.Validation($"Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: {key.Name}");
        }
    }

    /// <summary>The key attributes of an item alone.</summary>
    public Dictionary<string, AttributeValue> KeyAttributesOf(IReadOnlyDictionary<string, AttributeValue> item)
        => Keys.ToDictionary(key => key.Name, key => item[key.Name], StringComparer.Ordinal);

    private static JsonElement.ArrayEnumerator List(string name, JsonElement properties, string property)
        => properties.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw new FormatException($"The table '{name}' has no {property}.");

    private static string? ReadTimeToLive(JsonElement properties)
        => properties.TryGetProperty("TimeToLiveSpecification", out var specification) && specification.TryGetProperty("Enabled", out var enabled)
            && enabled.ValueKind switch { JsonValueKind.True => true, JsonValueKind.String => bool.Parse(enabled.GetString()!), _ => false }
            ? specification.GetProperty("AttributeName").GetString()
            : null;

    private ItemKey Key(IReadOnlyDictionary<string, AttributeValue> attributes) => new(
        PartitionKey.ToSortableBytes(attributes[PartitionKey.Name]),
        SortKey is null ? [] : SortKey.ToSortableBytes(attributes[SortKey.Name]));
}
