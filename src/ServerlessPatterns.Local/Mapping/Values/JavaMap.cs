namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>A Java LinkedHashMap: keys of any type, in the order in which they came.</summary>
internal sealed class JavaMap
{
    private const int MaximumScanned = 8;

    private readonly List<KeyValuePair<object?, object?>> _entries;
    private readonly bool _isReadOnly;
    private Dictionary<object, int>? _index;

    public JavaMap()
        : this([], isReadOnly: false, isJson: false)
    {
    }

    private JavaMap(List<KeyValuePair<object?, object?>> entries, bool isReadOnly, bool isJson)
    {
        _entries = entries;
        _isReadOnly = isReadOnly;
        IsJson = isJson;
    }

    /// <summary>Whether its text is JSON, as that of parameters and stage variables is, and not Java's own {a=1}.</summary>
    public bool IsJson { get; }

    public int Count => _entries.Count;

    /// <summary>Changes with the number of entries.</summary>
    public int Version => _entries.Count;

    public KeyValuePair<object?, object?> this[int index] => _entries[index];

    /// <summary>A map of texts, as a request or a stage has them.</summary>
    public static JavaMap Of(IReadOnlyDictionary<string, string> texts, bool isReadOnly)
        => new([.. texts.Select(pair => new KeyValuePair<object?, object?>(pair.Key, pair.Value))], isReadOnly, isJson: true);

    /// <summary>A map of texts and dictionaries of the same kind, which are read only.</summary>
    public static JavaMap Of(IReadOnlyDictionary<string, object> values)
    {
        var map = new JavaMap();
        foreach (var (key, value) in values)
        {
            map.Put(key, value is IReadOnlyDictionary<string, object> inner ? new JavaMap(Of(inner)._entries, isReadOnly: true, isJson: true) : value);
        }

        return map;
    }

    public JavaMap ReadOnly() => new(_entries, isReadOnly: true, IsJson);

    public object? Get(object? key) => Find(key) is var index and >= 0 ? _entries[index].Value : null;

    public bool ContainsKey(object? key) => Find(key) >= 0;

    /// <summary>Sets a key, and returns what it was.</summary>
    public object? Put(object? key, object? value)
    {
        if (_isReadOnly)
        {
            throw new MappingException($"{JavaText.Of(key)} cannot be set (UnsupportedOperationException): templates read $context, $stageVariables and the parameters, and set $context.responseOverride alone.");
        }

        var index = Find(key);
        if (index >= 0)
        {
            var previous = _entries[index].Value;
            _entries[index] = new(_entries[index].Key, value);
            return previous;
        }

        _index?.Add(key ?? JavaEquality.Null, _entries.Count);
        _entries.Add(new(key, value));
        return null;
    }

    private int Find(object? key)
    {
        if (_entries.Count <= MaximumScanned)
        {
            for (var index = 0; index < _entries.Count; index++)
            {
                if (JavaEquality.Equals(_entries[index].Key, key))
                {
                    return index;
                }
            }

            return -1;
        }

        if (_index is null || _index.Count != _entries.Count)
        {
            _index = new(_entries.Count, JavaEquality.Comparer);
            for (var index = 0; index < _entries.Count; index++)
            {
                _index.Add(_entries[index].Key ?? JavaEquality.Null, index);
            }
        }

        return _index.TryGetValue(key ?? JavaEquality.Null, out var found) ? found : -1;
    }
}
