namespace ServerlessPatterns.Local.Tables;

/// <summary>
/// Items in the order of their keys, in pages of some hundreds: a page is searched, shifted and split, so that a table of a million items costs no more to
/// write to than one of a thousand. Not safe for threads; a table locks.
/// </summary>
internal sealed class ItemIndex
{
    private const int PageSize = 512;

    private readonly List<List<StoredItem>> _pages = [];

    public int Count { get; private set; }

    public StoredItem? Find(ItemKey key)
    {
        var (page, position, isFound) = Locate(key);
        return isFound ? _pages[page][position] : null;
    }

    public void Put(StoredItem item)
    {
        var (page, position, isFound) = Locate(item.Key);
        if (isFound)
        {
            _pages[page][position] = item;
            return;
        }

        if (_pages.Count == 0)
        {
            _pages.Add([]);
        }

        var items = _pages[page];
        items.Insert(position, item);
        Count++;
        if (items.Count > PageSize)
        {
            _pages.Insert(page + 1, items.GetRange(PageSize / 2, items.Count - PageSize / 2));
            items.RemoveRange(PageSize / 2, items.Count - PageSize / 2);
        }
    }

    public bool Remove(ItemKey key)
    {
        var (page, position, isFound) = Locate(key);
        if (!isFound)
        {
            return false;
        }

        _pages[page].RemoveAt(position);
        Count--;
        if (_pages[page].Count == 0)
        {
            _pages.RemoveAt(page);
        }

        return true;
    }

    /// <summary>The items from a key on, in its order or against it, the key's own item among them.</summary>
    public IEnumerable<StoredItem> From(ItemKey key, bool isForward)
    {
        var (page, position, isFound) = Locate(key);
        if (!isForward && !isFound)
        {
            position--;
        }

        var step = isForward ? 1 : -1;
        for (; page >= 0 && page < _pages.Count; page += step)
        {
            for (; position >= 0 && position < _pages[page].Count; position += step)
            {
                yield return _pages[page][position];
            }

            position = isForward ? 0 : page > 0 ? _pages[page - 1].Count - 1 : -1;
        }
    }

    /// <summary>All items in their order.</summary>
    public IEnumerable<StoredItem> All() => _pages.SelectMany(page => page);

    /// <summary>The page and the position of a key, or where it would be: in the page whose first key is not after it.</summary>
    private (int Page, int Position, bool IsFound) Locate(ItemKey key)
    {
        var low = 0;
        var high = _pages.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pages[middle][0].Key.CompareTo(key) <= 0)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        var page = low;
        if (page >= _pages.Count)
        {
            return (page, 0, false);
        }

        var items = _pages[page];
        low = 0;
        high = items.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = items[middle].Key.CompareTo(key);
            if (order == 0)
            {
                return (page, middle, true);
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return (page, low, false);
    }
}
