namespace ServerlessPatterns.Local.Queues;

/// <summary>The messages of one queue and their states. It knows no clock and no lock: it is its queue's.</summary>
internal sealed class MessageStore(QueueSettings settings)
{
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html and quotas-fifo.html
    public const int MaxInFlight = 120_000;

    private static long s_queues;

    private readonly ulong _queue = (ulong)Interlocked.Increment(ref s_queues);
    private readonly IVisibleMessages _visible = settings.FifoQueue ? new FifoMessages() : new StandardMessages();
    private readonly IndexedHeap<LocalMessage, LocalMessage.ByDue> _due = new();
    private readonly IndexedHeap<LocalMessage, LocalMessage.ByExpiry> _expiry = new();
    private readonly LinkedList<LocalMessage> _all = new();
    private readonly Dictionary<long, LocalMessage> _received = [];
    private long _lastNumber;

    public int Count => _all.Count;

    public int Visible { get; private set; }

    public int InFlight { get; private set; }

    public int Delayed => _all.Count - Visible - InFlight;

    /// <summary>Groups of a FIFO queue, messages that handles may speak of, and those that wait for a time.</summary>
    public (int Groups, int Received, int Timed) Kept => ((_visible as FifoMessages)?.GroupCount ?? 0, _received.Count, _due.Count + _expiry.Count);

    /// <summary>All messages in the order of their arrival.</summary>
    public LinkedListNode<LocalMessage>? Oldest => _all.First;

    /// <summary>When the next delay, visibility timeout or retention period ends.</summary>
    public long NextEvent => Math.Min(_due.First?.DueAt ?? long.MaxValue, _expiry.First?.ExpiresAt ?? long.MaxValue);

    /// <summary>A message comes into the queue; what it was elsewhere no longer counts.</summary>
    public void Arrive(LocalMessage message, long now, long visibleAt)
    {
        message.Number = ++_lastNumber;
        message.ArrivedAt = now;
        message.ReceivesHere = 0;
        message.ExpiresAt = message.SentAt + (settings.MessageRetentionPeriod * 1000L);
        _all.AddLast(message.ArrivalNode);
        _expiry.Add(message);
        _visible.Arrived(message);
        if (visibleAt > now)
        {
            message.State = MessageState.Delayed;
            message.DueAt = visibleAt;
            _due.Add(message);
        }
        else
        {
            Show(message);
        }
    }

    /// <summary>Makes visible what is due.</summary>
    public void Promote(long now)
    {
        while (_due.First is { } message && message.DueAt <= now)
        {
            _due.Remove(message);
            var wasInFlight = message.State == MessageState.InFlight;
            Show(message);
            if (wasInFlight)
            {
                InFlight--;
                _visible.NoLongerInFlight(message);
            }
        }
    }

    /// <summary>The next message whose retention period is over; the caller removes it.</summary>
    public LocalMessage? NextExpired(long now) => _expiry.First is { } message && message.ExpiresAt <= now ? message : null;

    /// <summary>Takes the next visible message out; <see cref="Receive"/> or <see cref="Leave"/> says what becomes of it.</summary>
    public LocalMessage? Take()
    {
        var message = _visible.Take();
        if (message is not null)
        {
            Visible--;
            message.State = MessageState.Gone;
        }

        return message;
    }

    public void PutBack(LocalMessage message)
    {
        message.State = MessageState.Visible;
        Visible++;
        _visible.PutBack(message);
    }

    public void EndReceive() => _visible.EndReceive();

    public ReceivedMessage Receive(LocalMessage message, long now, int visibilityTimeout)
    {
        message.ReceiveCount++;
        message.ReceivesHere++;
        message.ReceivedAt = now;
        if (message.FirstReceivedAt == 0)
        {
            message.FirstReceivedAt = now;
        }

        _received[message.Number] = message;
        message.State = MessageState.InFlight;
        message.DueAt = now + (visibilityTimeout * 1000L);
        InFlight++;
        _visible.InFlight(message);
        _due.Add(message);
        return new ReceivedMessage(message, new ReceiptHandle(_queue, message.Number, message.ReceiveCount), message.SentAt, message.FirstReceivedAt, visibilityTimeout == LocalQueue.UntilAnswered);
    }

    /// <summary>The message that a handle speaks of, also by a stale handle; null where it is gone.</summary>
    public LocalMessage? Find(in ReceiptHandle handle)
        => handle.Queue == _queue
            ? _received.GetValueOrDefault(handle.Message)
            : throw QueueException.ReceiptHandleIsInvalid(handle.ToString());

    public void ChangeVisibility(LocalMessage message, long dueAt)
    {
        _due.Remove(message);
        message.DueAt = dueAt;
        _due.Add(message);
    }

    /// <summary>A message leaves the queue: deleted, expired or moved.</summary>
    public void Leave(LocalMessage message)
    {
        _due.Remove(message);
        _expiry.Remove(message);
        _all.Remove(message.ArrivalNode);
        _received.Remove(message.Number);
        if (message.State == MessageState.Visible)
        {
            Visible--;
        }
        else if (message.State == MessageState.InFlight)
        {
            InFlight--;
            _visible.NoLongerInFlight(message);
        }

        message.State = MessageState.Gone;
        _visible.Left(message);
    }

    private void Show(LocalMessage message)
    {
        message.State = MessageState.Visible;
        Visible++;
        _visible.Add(message);
    }
}
