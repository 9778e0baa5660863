namespace ServerlessPatterns.Local.Tables;

/// <summary>
/// A primary key in a table's order: the partitions by a hash of their keys, as a Scan finds them, and the items of one by their sort keys.
/// </summary>
internal readonly struct ItemKey : IComparable<ItemKey>, IEquatable<ItemKey>
{
    private readonly byte[] _partition;
    private readonly byte[] _sort;

    public ItemKey(byte[] partition, byte[] sort)
    {
        _partition = partition;
        _sort = sort;
        Hash = HashOf(partition);
    }

    /// <summary>Where its partition is among all.</summary>
    public uint Hash { get; }

    public ReadOnlySpan<byte> Partition => _partition;

    /// <summary>Empty where the table has no sort key.</summary>
    public ReadOnlySpan<byte> Sort => _sort;

    public int CompareTo(ItemKey other)
    {
        var order = Hash.CompareTo(other.Hash);
        if (order == 0)
        {
            order = Partition.SequenceCompareTo(other._partition);
        }

        return order == 0 ? Sort.SequenceCompareTo(other._sort) : order;
    }

    public bool Equals(ItemKey other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is ItemKey other && Equals(other);

    public override int GetHashCode() => (int)Hash;

    /// <summary>FNV-1a, its bits mixed at the end: the same on every machine, so that what a Scan finds first is no accident of a run.</summary>
    private static uint HashOf(byte[] bytes)
    {
        var hash = 2166136261u;
        foreach (var octet in bytes)
        {
            hash = (hash ^ octet) * 16777619u;
        }

        hash = (hash ^ (hash >> 16)) * 0x7feb352du;
        hash = (hash ^ (hash >> 15)) * 0x846ca68bu;
        return hash ^ (hash >> 16);
    }
}
