namespace ServerlessPatterns.Aws.Hosting;

/// <summary>Stands for a table to read that no class declares: it cannot be made.</summary>
internal sealed class UndeclaredReadOnlyTable<T> : IReadOnlyTable<T>
{
    public UndeclaredReadOnlyTable() => throw Undeclared;

    private static InvalidOperationException Undeclared => FunctionAddress.UndeclaredTable("IReadOnlyTable", typeof(T));

    public Task<T?> GetAsync(TableKey key, bool consistentRead = false, CancellationToken cancellationToken = default) => throw Undeclared;

    public IAsyncEnumerable<T> ListAsync(CancellationToken cancellationToken = default) => throw Undeclared;

    public IAsyncEnumerable<T> ListPartitionAsync(TableKeyValue partitionKey, CancellationToken cancellationToken = default) => throw Undeclared;
}
