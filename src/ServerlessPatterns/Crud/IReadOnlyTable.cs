namespace ServerlessPatterns;

/// <summary>
/// Reads the service's own table of a <see cref="CrudTableAttribute"/> type. Take it as a constructor parameter of a pattern class: that gives the function's
/// role exactly the permission to read, and the function the table's name. The implementation is in the package ServerlessPatterns.Aws.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
public interface IReadOnlyTable<T>
{
    /// <summary>Reads an item: GetItem.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="consistentRead">Sees every write that was answered before; costs twice as much.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The item, or null (the type's default) where there is none.</returns>
    /// <exception cref="ArgumentException">The key does not fit the table's.</exception>
    Task<T?> GetAsync(TableKey key, bool consistentRead = false, CancellationToken cancellationToken = default);

    /// <summary>Reads every item, page by page: Scan. It reads the whole table, and costs as much.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The items, in no order.</returns>
    IAsyncEnumerable<T> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the items of a partition, page by page: Query.</summary>
    /// <param name="partitionKey">The partition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The items, in the order of their sort keys.</returns>
    /// <exception cref="InvalidOperationException">The table has no sort key.</exception>
    IAsyncEnumerable<T> ListPartitionAsync(TableKeyValue partitionKey, CancellationToken cancellationToken = default);
}
