namespace ServerlessPatterns;

/// <summary>The key of an item. A value, or a tuple of two, becomes one: <c>GetAsync("p-1")</c>, <c>GetAsync(("customer-7", 3))</c>.</summary>
/// <param name="Partition">The partition key.</param>
/// <param name="Sort">The sort key, of a table that has one.</param>
public readonly record struct TableKey(TableKeyValue Partition, TableKeyValue? Sort = null)
{
    /// <summary>The key of an item in a table without a sort key.</summary>
    /// <param name="partition">The partition key; not empty.</param>
    public static implicit operator TableKey(string partition) => new(partition);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static implicit operator TableKey(Guid partition) => new(partition);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static implicit operator TableKey(long partition) => new(partition);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static implicit operator TableKey(decimal partition) => new(partition);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static implicit operator TableKey(DateOnly partition) => new(partition);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static implicit operator TableKey(DateTime partition) => new(partition);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static implicit operator TableKey(DateTimeOffset partition) => new(partition);

    /// <summary>The key of an item in a table with a sort key.</summary>
    /// <param name="key">The two keys.</param>
    public static implicit operator TableKey((TableKeyValue Partition, TableKeyValue Sort) key) => new(key.Partition, key.Sort);

    /// <inheritdoc/>
    public override string ToString() => Sort is { } sort ? $"{Partition}/{sort}" : Partition.ToString();
}
