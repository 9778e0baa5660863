using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables;

/// <summary>
/// A table's items in memory. Expired ones are gone as soon as they are looked at, and all of them with the first write or count a minute later; at AWS they go
/// within a few days, and until then are read like the others
/// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html). Its members are called under the lock of <see cref="DynamoDb"/>.
/// </summary>
internal sealed class Table(TableSchema schema, string arn, TimeProvider time)
{
    /// <summary>What expired longer ago than five years stays, as at AWS (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html).</summary>
    private const int OldestExpiryInYears = 5;

    private static readonly TimeSpan s_sweepPeriod = TimeSpan.FromMinutes(1);

    private readonly ItemIndex _items = new();
    private DateTimeOffset _swept = time.GetUtcNow();

    public TableSchema Schema { get; } = schema;

    public string Arn { get; } = arn;

    public DateTimeOffset Created { get; } = time.GetUtcNow();

    public int Count
    {
        get
        {
            Sweep();
            return _items.Count;
        }
    }

    /// <summary>The bytes of all items.</summary>
    public long Size { get; private set; }

    public StoredItem? Find(ItemKey key)
    {
        var item = _items.Find(key);
        if (item is null || !IsExpired(item))
        {
            return item;
        }

        Remove(item);
        return null;
    }

    /// <summary>Puts an item in the place of the one that has its key, if any.</summary>
    public void Put(StoredItem item)
    {
        Sweep();
        Size += item.Size - (_items.Find(item.Key)?.Size ?? 0);
        _items.Put(item);
    }

    public void Remove(StoredItem item)
    {
        if (_items.Remove(item.Key))
        {
            Size -= item.Size;
        }
    }

    /// <summary>The items from a key on that are not expired, the key's own among them.</summary>
    public IEnumerable<StoredItem> From(ItemKey key, bool isForward) => _items.From(key, isForward).Where(item => !IsExpired(item));

    public IEnumerable<StoredItem> All() => _items.All().Where(item => !IsExpired(item));

    /// <summary>Removes the expired items, if it is time to.</summary>
    private void Sweep()
    {
        var now = time.GetUtcNow();
        if (Schema.TimeToLive is null || now - _swept < s_sweepPeriod)
        {
            return;
        }

        _swept = now;
        foreach (var item in _items.All().Where(IsExpired).ToList())
        {
            Remove(item);
        }
    }

    private bool IsExpired(StoredItem item)
    {
        if (Schema.TimeToLive is null || !item.Attributes.TryGetValue(Schema.TimeToLive, out var value) || value.Type != AttributeType.N)
        {
            return false;
        }

        var now = time.GetUtcNow();
        return value.Number.ToInt64() is { } second && second < now.ToUnixTimeSeconds() && second >= now.AddYears(-OldestExpiryInYears).ToUnixTimeSeconds();
    }
}
