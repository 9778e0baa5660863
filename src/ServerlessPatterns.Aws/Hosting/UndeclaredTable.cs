namespace ServerlessPatterns.Aws.Hosting;

/// <summary>Stands for a table that no class declares: it cannot be made.</summary>
internal sealed class UndeclaredTable<T> : ITable<T>
{
    public UndeclaredTable() => throw Undeclared;

    private static InvalidOperationException Undeclared => FunctionAddress.UndeclaredTable("ITable", typeof(T));

    public Task<T?> GetAsync(TableKey key, bool consistentRead = false, CancellationToken cancellationToken = default) => throw Undeclared;

    public IAsyncEnumerable<T> ListAsync(CancellationToken cancellationToken = default) => throw Undeclared;

    public IAsyncEnumerable<T> ListPartitionAsync(TableKeyValue partitionKey, CancellationToken cancellationToken = default) => throw Undeclared;

    public Task CreateAsync(T item, CancellationToken cancellationToken = default) => throw Undeclared;

    public Task ReplaceAsync(T item, CancellationToken cancellationToken = default) => throw Undeclared;

    public Task PutAsync(T item, CancellationToken cancellationToken = default) => throw Undeclared;

    public Task DeleteAsync(TableKey key, CancellationToken cancellationToken = default) => throw Undeclared;
}
