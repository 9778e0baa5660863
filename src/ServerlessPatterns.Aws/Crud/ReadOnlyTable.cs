namespace ServerlessPatterns.Aws;

/// <summary>A table that cannot be written by way of a cast: the function has no permission to.</summary>
internal sealed class ReadOnlyTable<T>(IReadOnlyTable<T> table) : IReadOnlyTable<T>
{
    public Task<T?> GetAsync(TableKey key, bool consistentRead = false, CancellationToken cancellationToken = default) => table.GetAsync(key, consistentRead, cancellationToken);

    public IAsyncEnumerable<T> ListAsync(CancellationToken cancellationToken = default) => table.ListAsync(cancellationToken);

    public IAsyncEnumerable<T> ListPartitionAsync(TableKeyValue partitionKey, CancellationToken cancellationToken = default) => table.ListPartitionAsync(partitionKey, cancellationToken);
}
