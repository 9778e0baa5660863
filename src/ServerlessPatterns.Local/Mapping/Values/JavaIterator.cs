namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>Goes over a collection as Java's iterators do, which notice when it changes under them.</summary>
internal sealed class JavaIterator
{
    private readonly Func<int> _count;
    private readonly Func<int, object?> _at;
    private readonly bool _isLinked;
    private readonly int _version;
    private int _next;
    private bool _hasNext;

    private JavaIterator(Func<int> count, Func<int, object?> at, bool isLinked)
    {
        _count = count;
        _at = at;
        _isLinked = isLinked;
        _version = count();
        _hasNext = _version > 0;
    }

    /// <summary>Whether there is another element. A linked map has decided it when it gave the last one.</summary>
    public bool HasNext => _isLinked ? _hasNext : _next != _count();

    /// <summary>An iterator of what #foreach goes over; null: of nothing.</summary>
    public static JavaIterator? Of(object value) => value switch
    {
        JavaList list => new(() => list.Items.Count, index => list.Items[index], isLinked: false),
        JavaArray array => new(() => array.Items.Length, index => array.Items[index], isLinked: false),
        JavaMap map => new(() => map.Count, index => map[index].Value, isLinked: true),
        JavaView view => new(() => view.Count, index => view[index], isLinked: true),
        ResponseOverride or LoopScope => throw new NotInterpretedException("A #foreach over $foreach or $context.responseOverride"),
        _ => null,
    };

    public object? Next()
    {
        if (_count() != _version)
        {
            throw new MappingException("What a #foreach goes over is changed by it (ConcurrentModificationException).");
        }

        var item = _at(_next++);
        _hasNext = _next < _version;
        return item;
    }
}
