namespace ServerlessPatterns;

/// <summary>
/// Reads and writes the service's own table of a <see cref="CrudTableAttribute"/> type. Take it as a constructor parameter of a pattern class: that gives the
/// function's role exactly the permission to read and write items, and the function the table's name. The implementation is in the package
/// ServerlessPatterns.Aws.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
public interface ITable<T> : IReadOnlyTable<T>
{
    /// <summary>Writes an item that is not there yet: PutItem, on that condition.</summary>
    /// <param name="item">The item; at most 400 KB.</param>
    /// <param name="cancellationToken">Gives up; whether the item was written is then not known.</param>
    /// <returns>A task that completes when it is written.</returns>
    /// <exception cref="ItemExistsException">There is an item with that key.</exception>
    Task CreateAsync(T item, CancellationToken cancellationToken = default);

    /// <summary>Writes an item in the place of the one that is there: PutItem, on that condition.</summary>
    /// <param name="item">The item; at most 400 KB.</param>
    /// <param name="cancellationToken">Gives up; whether the item was written is then not known.</param>
    /// <returns>A task that completes when it is written.</returns>
    /// <exception cref="ItemNotFoundException">There is no item with that key.</exception>
    Task ReplaceAsync(T item, CancellationToken cancellationToken = default);

    /// <summary>Writes an item, whether there is one with that key or not: PutItem.</summary>
    /// <param name="item">The item; at most 400 KB.</param>
    /// <param name="cancellationToken">Gives up; whether the item was written is then not known.</param>
    /// <returns>A task that completes when it is written.</returns>
    Task PutAsync(T item, CancellationToken cancellationToken = default);

    /// <summary>Deletes an item: DeleteItem, on the condition that there is one.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Gives up; whether the item was deleted is then not known.</param>
    /// <returns>A task that completes when it is deleted.</returns>
    /// <exception cref="ItemNotFoundException">There is no item with that key.</exception>
    Task DeleteAsync(TableKey key, CancellationToken cancellationToken = default);
}
