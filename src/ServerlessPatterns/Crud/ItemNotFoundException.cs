namespace ServerlessPatterns;

/// <summary>An item was to be replaced or deleted, and there is none with its key.</summary>
public sealed class ItemNotFoundException : Exception
{
    /// <summary>Says which.</summary>
    /// <param name="table">The table, by the path of its collection.</param>
    /// <param name="key">The item's key.</param>
    /// <param name="innerException">What it comes from.</param>
    public ItemNotFoundException(string table, string key, Exception? innerException = null)
        : base($"There is no item '{key}' in '{table}'.", innerException)
    {
        Table = table;
        Key = key;
    }

    /// <summary>The table, by the path of its collection.</summary>
    public string Table { get; }

    /// <summary>The item's key.</summary>
    public string Key { get; }
}
