namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>The keys, values or entries of a map, which follow what becomes of the map.</summary>
internal sealed class JavaView(JavaMap map, Func<KeyValuePair<object?, object?>, object?> select, bool isSet)
{
    public JavaMap Map { get; } = map;

    /// <summary>Whether it is equal to any set of the same elements, as keys and entries are.</summary>
    public bool IsSet { get; } = isSet;

    public int Count => Map.Count;

    public object? this[int index] => select(Map[index]);

    public static JavaView Keys(JavaMap map) => new(map, entry => entry.Key, isSet: true);

    public static JavaView Values(JavaMap map) => new(map, entry => entry.Value, isSet: false);

    public static JavaView Entries(JavaMap map) => new(map, entry => new JavaEntry(entry.Key, entry.Value), isSet: true);

    public bool Contains(object? item) => Enumerable.Range(0, Count).Any(index => JavaEquality.Equals(this[index], item));
}
