namespace ServerlessPatterns;

/// <summary>An item was to be created, and there is one with its key.</summary>
public sealed class ItemExistsException : Exception
{
    /// <summary>Says which.</summary>
    /// <param name="table">The table, by the path of its collection.</param>
    /// <param name="key">The item's key.</param>
    /// <param name="innerException">What it comes from.</param>
    public ItemExistsException(string table, string key, Exception? innerException = null)
        : base($"There is an item '{key}' in '{table}' already. Replace it, or create one with another key.", innerException)
    {
        Table = table;
        Key = key;
    }

    /// <summary>The table, by the path of its collection.</summary>
    public string Table { get; }

    /// <summary>The item's key.</summary>
    public string Key { get; }
}
