namespace ServerlessPatterns.Local.Queues;

/// <summary>The messages of one group in a FIFO queue.</summary>
internal sealed class MessageGroup(string id)
{
    private int _index = -1;

    public string Id { get; } = id;

    /// <summary>Those that are visible, in the order of their sending.</summary>
    public LinkedList<LocalMessage> Visible { get; } = new();

    /// <summary>While there are any, no other message of the group is received.</summary>
    public int InFlight { get; set; }

    /// <summary>All, in whatever state.</summary>
    public int Count { get; set; }

    /// <summary>The group whose next message is the oldest comes first.</summary>
    public readonly struct ByNext : IHeapOrder<MessageGroup>
    {
        public static long KeyOf(MessageGroup item) => item.Visible.First!.Value.Number;

        public static ref int IndexOf(MessageGroup item) => ref item._index;
    }
}
