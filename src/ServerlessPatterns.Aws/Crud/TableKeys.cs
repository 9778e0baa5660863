using System.Globalization;
using Amazon.DynamoDBv2.Model;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws;

/// <summary>The attributes of a table's keys.</summary>
internal static class TableKeys
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The attributes of an item's key.</summary>
    /// <param name="definition">The table.</param>
    /// <param name="key">The key.</param>
    /// <returns>One attribute, or two.</returns>
    /// <exception cref="ArgumentException">The key does not fit the table's.</exception>
    public static Dictionary<string, AttributeValue> Of(TableDefinition definition, TableKey key)
    {
        var attributes = new Dictionary<string, AttributeValue>(2) { [definition.PartitionKey.Name] = Of(definition, definition.PartitionKey, key.Partition, nameof(key)) };
        switch (definition.SortKey, key.Sort)
        {
            case ({ } member, { } sort):
                attributes[member.Name] = Of(definition, member, sort, nameof(key));
                break;
            case ({ } member, null):
                throw new ArgumentException(
                    $"The key '{key}' of '{definition.Path}' is the partition key '{definition.PartitionKey.Name}' alone, and the table has the sort key '{member.Name}', too: give both, as in (partition, sort).", nameof(key));
            case (null, not null):
                throw new ArgumentException($"The key '{key}' of '{definition.Path}' has a sort key, and the table has none: give the partition key '{definition.PartitionKey.Name}' alone.", nameof(key));
        }

        return attributes;
    }

    /// <summary>The attribute of one key.</summary>
    /// <param name="definition">The table.</param>
    /// <param name="member">Which key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="parameterName">Whose it is.</param>
    /// <returns>The attribute.</returns>
    /// <exception cref="ArgumentException">The value does not fit.</exception>
    public static AttributeValue Of(TableDefinition definition, TableMember member, TableKeyValue value, string parameterName)
    {
        if (value.Text is not { Length: > 0 } text)
        {
            throw new ArgumentException($"The key '{member.Name}' of '{definition.Path}' is empty. DynamoDB has no empty keys.", parameterName);
        }

        if (member.Shape.Kind == TableShapeKind.Text)
        {
            return new AttributeValue { S = text };
        }

        return double.TryParse(text, Number, CultureInfo.InvariantCulture, out _)
            ? new AttributeValue { N = text }
            : throw new ArgumentException($"The key '{text}' of '{definition.Path}' is no number, as '{member.Name}' is.", parameterName);
    }
}
