namespace ServerlessPatterns.Local.Queues;

/// <summary>
/// A FIFO queue's: of the groups that have nothing in flight the one with the oldest message first, and as many of that group as are wanted
/// before another's (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html).
/// </summary>
internal sealed class FifoMessages : IVisibleMessages
{
    private readonly Dictionary<string, MessageGroup> _groups = new(StringComparer.Ordinal);

    // The groups that may be received from.
    private readonly IndexedHeap<MessageGroup, MessageGroup.ByNext> _free = new();

    // The group that the receive under way takes from; it is in no heap meanwhile.
    private MessageGroup? _current;

    public int GroupCount => _groups.Count;

    public void Arrived(LocalMessage message)
    {
        if (!_groups.TryGetValue(message.GroupId!, out var group))
        {
            _groups.Add(message.GroupId!, group = new MessageGroup(message.GroupId!));
        }

        message.Group = group;
        group.Count++;
    }

    public void Add(LocalMessage message)
    {
        var group = message.Group!;
        _free.Remove(group);
        var before = group.Visible.First;

        // What comes back is older than what was not received yet; what is new is youngest.
        if (group.Visible.Last is { } last && last.Value.Number < message.Number)
        {
            before = null;
        }

        while (before is not null && before.Value.Number < message.Number)
        {
            before = before.Next;
        }

        if (before is null)
        {
            group.Visible.AddLast(message.VisibleNode);
        }
        else
        {
            group.Visible.AddBefore(before, message.VisibleNode);
        }

        Free(group);
    }

    public LocalMessage? Take()
    {
        if (_current is { Visible.Count: 0 })
        {
            EndReceive();
        }

        if (_current is null)
        {
            _current = _free.First;
            if (_current is null)
            {
                return null;
            }

            _free.Remove(_current);
        }

        var message = _current.Visible.First!.Value;
        _current.Visible.Remove(message.VisibleNode);
        return message;
    }

    // Its group is out of the heap still, and may be in flight.
    public void PutBack(LocalMessage message) => message.Group!.Visible.AddFirst(message.VisibleNode);

    public void InFlight(LocalMessage message) => message.Group!.InFlight++;

    public void EndReceive()
    {
        var group = _current;
        _current = null;
        if (group is not null)
        {
            Free(group);
        }
    }

    public void NoLongerInFlight(LocalMessage message)
    {
        message.Group!.InFlight--;
        Free(message.Group);
    }

    public void Left(LocalMessage message)
    {
        var group = message.Group!;
        message.Group = null;
        if (message.VisibleNode.List is not null)
        {
            // The heap is sorted by the group's first message: it may not change while the group is in it.
            _free.Remove(group);
            group.Visible.Remove(message.VisibleNode);
            Free(group);
        }

        if (--group.Count == 0)
        {
            _groups.Remove(group.Id);
        }
    }

    private void Free(MessageGroup group)
    {
        if (group.InFlight == 0 && group.Visible.Count > 0 && group != _current && !IndexedHeap<MessageGroup, MessageGroup.ByNext>.Contains(group))
        {
            _free.Add(group);
        }
    }
}
