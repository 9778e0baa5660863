namespace ServerlessPatterns.Local.Queues;

/// <summary>
/// A binary heap that an item can be taken out of wherever it stands: a message that is deleted leaves nothing behind that waits for its
/// visibility timeout.
/// </summary>
internal sealed class IndexedHeap<TItem, TOrder>
    where TItem : class
    where TOrder : struct, IHeapOrder<TItem>
{
    private TItem[] _items = new TItem[16];

    public int Count { get; private set; }

    public TItem? First => Count == 0 ? null : _items[0];

    public static bool Contains(TItem item) => TOrder.IndexOf(item) >= 0;

    public void Add(TItem item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        Up(Count++, item);
    }

    public void Remove(TItem item)
    {
        ref var index = ref TOrder.IndexOf(item);
        var gap = index;
        if (gap < 0)
        {
            return;
        }

        index = -1;
        var last = _items[--Count];
        _items[Count] = null!;
        if (last != item)
        {
            if (gap > 0 && TOrder.KeyOf(last) < TOrder.KeyOf(_items[(gap - 1) / 2]))
            {
                Up(gap, last);
            }
            else
            {
                Down(gap, last);
            }
        }

        // What a backlog needed once is not kept for ever.
        if (_items.Length > 1024 && Count < _items.Length / 4)
        {
            Array.Resize(ref _items, _items.Length / 2);
        }
    }

    private void Up(int index, TItem item)
    {
        var key = TOrder.KeyOf(item);
        while (index > 0)
        {
            var parent = (index - 1) / 2;
            if (TOrder.KeyOf(_items[parent]) <= key)
            {
                break;
            }

            Set(index, _items[parent]);
            index = parent;
        }

        Set(index, item);
    }

    private void Down(int index, TItem item)
    {
        var key = TOrder.KeyOf(item);
        while (true)
        {
            var child = (index * 2) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && TOrder.KeyOf(_items[child + 1]) < TOrder.KeyOf(_items[child]))
            {
                child++;
            }

            if (TOrder.KeyOf(_items[child]) >= key)
            {
                break;
            }

            Set(index, _items[child]);
            index = child;
        }

        Set(index, item);
    }

    private void Set(int index, TItem item)
    {
        _items[index] = item;
        TOrder.IndexOf(item) = index;
    }
}
