namespace ServerlessPatterns.Aws;

/// <summary>
/// Which messages may be sent next. On FIFO destinations a message waits for the one before it in its group, so that a call has one message of a
/// group at most: of two in one call, the service may refuse the first and take the second.
/// </summary>
internal sealed class SendSchedule
{
    private const int None = -1;

    private readonly OutgoingMessage[] _messages;
    private readonly int _count;
    private readonly int[]? _next;
    private readonly Queue<int>? _ready;
    private int _position;

    public SendSchedule(OutgoingMessage[] messages, int count, bool isFifo)
    {
        _messages = messages;
        _count = count;
        if (!isFifo)
        {
            return;
        }

        _next = new int[count];
        _ready = new Queue<int>();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < count; index++)
        {
            _next[index] = None;
            var group = messages[index].GroupId!;
            if (last.TryGetValue(group, out var previous))
            {
                _next[previous] = index;
            }
            else
            {
                _ready.Enqueue(index);
            }

            last[group] = index;
        }
    }

    /// <summary>Fills a batch as far as messages are ready and fit.</summary>
    public void Fill(SendBatch batch, int maxBytes)
    {
        while (batch.Count < SendBatch.MostMessages && TryPeek(out var index) && batch.Size + _messages[index].Size <= maxBytes)
        {
            batch.Add(index, _messages[index]);
            _ = _ready?.Dequeue() ?? _position++;
        }
    }

    /// <summary>The next message that nobody has taken yet, group or not.</summary>
    public bool TryTake(out int index)
    {
        if (!TryPeek(out index))
        {
            return false;
        }

        _ = _ready?.Dequeue() ?? _position++;
        return true;
    }

    /// <summary>A message was sent: the next of its group may go.</summary>
    public void Sent(int index)
    {
        if (After(index) is var next and not None)
        {
            _ready!.Enqueue(next);
        }
    }

    /// <summary>The message that follows in the group; -1: none.</summary>
    public int After(int index) => _next is null ? None : _next[index];

    private bool TryPeek(out int index)
    {
        if (_ready is not null)
        {
            return _ready.TryPeek(out index);
        }

        index = _position;
        return index < _count;
    }
}
