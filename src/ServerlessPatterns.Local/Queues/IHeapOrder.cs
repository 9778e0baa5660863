namespace ServerlessPatterns.Local.Queues;

/// <summary>What a heap sorts its items by, and where an item remembers its place, so that it can be taken out of the middle.</summary>
internal interface IHeapOrder<TItem>
{
    static abstract long KeyOf(TItem item);

    /// <summary>-1 where the item is in no heap.</summary>
    static abstract ref int IndexOf(TItem item);
}
