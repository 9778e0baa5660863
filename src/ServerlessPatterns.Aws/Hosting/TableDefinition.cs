using System.ComponentModel;

namespace ServerlessPatterns.Aws.Hosting;

/// <summary>What a table holds. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TableDefinition
{
    /// <summary>Describes a table.</summary>
    /// <param name="path">The path of its collection in the API, which messages name it by.</param>
    /// <param name="item">The shape of its items: a record.</param>
    /// <param name="partitionKey">The name in JSON of the member that is the partition key; a text or a number.</param>
    /// <param name="sortKey">The name in JSON of the member that is the sort key; null: the table has none.</param>
    /// <exception cref="ArgumentException">The item is no record, or a key is none of its members, or neither text nor number.</exception>
    public TableDefinition(string path, TableShape item, string partitionKey, string? sortKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(partitionKey);
        if (item.Kind != TableShapeKind.Record)
        {
            throw new ArgumentException($"The items of '{path}' are no records.", nameof(item));
        }

        Path = path;
        Item = item;
        PartitionKey = Key(path, item, partitionKey, nameof(partitionKey));
        SortKey = sortKey is null ? null : Key(path, item, sortKey, nameof(sortKey));
    }

    internal string Path { get; }

    internal TableShape Item { get; }

    internal TableMember PartitionKey { get; }

    internal TableMember? SortKey { get; }

    private static TableMember Key(string path, TableShape item, string name, string parameterName)
        => item.Find(name) is { Shape.Kind: TableShapeKind.Text or TableShapeKind.Number } member ? member
            : throw new ArgumentException($"The items of '{path}' have no member '{name}' that is a text or a number, as a key is.", parameterName);
}
