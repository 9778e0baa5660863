namespace ServerlessPatterns.Local.Queues;

/// <summary>
/// A queue, in memory. As SQS it hides what was received for the visibility timeout, counts receives, moves messages to the dead-letter
/// queue, forgets them after the retention period, and keeps the order, the groups and the deduplication of a FIFO queue
/// (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html).
/// Unlike SQS a standard queue delivers in order and once, counts are exact, and throughput has no quota. It leaves out access policies,
/// encryption and receive attempt ids (ReceiveRequestAttemptId), which it refuses.
/// </summary>
internal sealed partial class LocalQueue
{
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
    /// <summary>The visibility timeout of what does not come back by itself, in seconds: it is over in 68 years.</summary>
    public const int UntilAnswered = int.MaxValue;

    private const int MaxVisibilityTimeout = 43_200;

    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly Func<string, LocalQueue?> _queueOf;
    private readonly MessageStore _store;
    private readonly Deduplication? _deduplication;
    private readonly LinkedList<ReceiveWaiter> _waiters = new();
    private Quiescence? _quiescence;
    private int _readers;
    private ITimer? _timer;
    private long _timerDue = long.MaxValue;

    /// <param name="settings">What the template says.</param>
    /// <param name="time">The clock.</param>
    /// <param name="queueOf">Finds a queue by its ARN: dead-letter queues, and the sources of dead letters.</param>
    public LocalQueue(QueueSettings settings, TimeProvider time, Func<string, LocalQueue?> queueOf)
    {
        Settings = settings;
        _time = time;
        _queueOf = queueOf;
        _store = new MessageStore(settings);
        _deduplication = settings.FifoQueue ? new Deduplication(settings.DeduplicationScope == "messageGroup") : null;
        CreatedAt = Now;
    }

    public QueueSettings Settings { get; }

    /// <summary>Milliseconds of Unix time.</summary>
    public long CreatedAt { get; }

    /// <summary>Told of all that happens; null where nobody listens.</summary>
    public IQueueObserver? Observer { get; set; }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <exception cref="QueueException">SQS would refuse the message.</exception>
    public SentMessage Send(in NewMessage message)
    {
        MessageRules.Check(Settings, message);
        var deduplicationId = message.DeduplicationId;
        if (_deduplication is not null && deduplicationId is null)
        {
            deduplicationId = MessageDigest.DeduplicationIdOf(message.Body.Span);
        }

        var key = _deduplication?.KeyOf(message.GroupId!, deduplicationId!) ?? default;
        var arriving = new LocalMessage(message, deduplicationId);
        List<Departure>? departures = null;
        SentMessage sent;
        lock (_gate)
        {
            var now = Now;
            if (_deduplication is not null && _deduplication.TryFind(key, now, out sent))
            {
                return sent;
            }

            Arrive(arriving, now, now + ((message.DelaySeconds ?? Settings.DelaySeconds) * 1000L));
            sent = new SentMessage(arriving.Id, Settings.FifoQueue ? arriving.Number : 0);
            _deduplication?.Add(key, now, sent);
            Dispatch(now, ref departures);
        }

        Move(departures);
        return sent;
    }

    /// <summary>Receives what is visible, or waits for it.</summary>
    /// <exception cref="QueueException">OverLimit: too many messages are in flight.</exception>
    public Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(ReceiveRequest request, CancellationToken cancellationToken = default)
    {
        if (request.VisibilityTimeout is < 0 or > MaxVisibilityTimeout)
        {
            throw QueueException.InvalidParameterValue(
                $"Value {request.VisibilityTimeout} for parameter VisibilityTimeout is invalid. Reason: Must be >= 0 and <= 43200, if provided.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var wait = request.Wait ?? TimeSpan.FromSeconds(Settings.ReceiveMessageWaitTimeSeconds);
        List<Departure>? departures = null;
        List<ReceivedMessage>? received;
        ReceiveWaiter? waiter = null;
        lock (_gate)
        {
            var now = Now;
            Advance(now);
            received = Take(request, now, ref departures);
            if (received is null && wait != TimeSpan.Zero)
            {
                waiter = new ReceiveWaiter(request);
                _waiters.AddLast(waiter.Node);
                ArmTimer(now);
            }
            else if (received is null && !Settings.FifoQueue && _store.InFlight >= MessageStore.MaxInFlight)
            {
                throw QueueException.OverLimit("Too many messages in flight.");
            }
        }

        Move(departures);
        return waiter is null ? Task.FromResult<IReadOnlyList<ReceivedMessage>>(received ?? []) : WaitAsync(waiter, wait, cancellationToken);
    }

    /// <summary>Deletes a message for good. By a stale handle, or a message that is gone, it does nothing, as SQS.</summary>
    /// <exception cref="QueueException">The handle is another queue's, or a FIFO queue's whose visibility timeout is over.</exception>
    public void Delete(in ReceiptHandle handle)
    {
        List<Departure>? departures = null;
        lock (_gate)
        {
            var now = Now;
            Advance(now);
            if (_store.Find(handle) is not { } message)
            {
                return;
            }

            if (message.ReceiveCount != handle.ReceiveCount || (Settings.FifoQueue && message.State != MessageState.InFlight))
            {
                // A standard queue says nothing: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
                if (Settings.FifoQueue)
                {
                    throw QueueException.InvalidParameterValue(
                        $"Value {handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");
                }

                return;
            }

            _store.Leave(message);
            Observer?.Deleted(this, message);
            Dispatch(now, ref departures);
            _quiescence?.Remove();
        }

        Move(departures);
    }

    /// <summary>Sets anew how long a message in flight stays hidden, from now on.</summary>
    /// <exception cref="QueueException">It is not in flight, or the time is out of range.</exception>
    public void ChangeVisibility(in ReceiptHandle handle, int seconds)
    {
        if (seconds is < 0 or > MaxVisibilityTimeout)
        {
            throw QueueException.InvalidParameterValue(
                $"Value {seconds} for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer between 0 and 43200.");
        }

        Hide(handle, seconds, MaxVisibilityTimeout);
    }

    /// <summary>Gives back a message that was received to be hidden until it is answered: it is visible again when the queue's visibility timeout is over.</summary>
    /// <exception cref="QueueException">It is not in flight.</exception>
    public void Return(in ReceiptHandle handle) => Hide(handle, Settings.VisibilityTimeout, UntilAnswered);

    private void Hide(in ReceiptHandle handle, int seconds, int longestInAll)
    {
        List<Departure>? departures = null;
        lock (_gate)
        {
            var now = Now;
            Advance(now);
            if (_store.Find(handle) is not { } message)
            {
                throw QueueException.InvalidParameterValue(
                    $"Value {handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.");
            }

            if (message.State != MessageState.InFlight || message.ReceiveCount != handle.ReceiveCount)
            {
                throw QueueException.MessageNotInflight();
            }

            var dueAt = now + (seconds * 1000L);
            if (dueAt - message.ReceivedAt > longestInAll * 1000L)
            {
                throw QueueException.InvalidParameterValue(
                    $"Value {seconds} for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [{longestInAll} seconds].");
            }

            _store.ChangeVisibility(message, dueAt);
            Advance(now);
            Dispatch(now, ref departures);
        }

        Move(departures);
    }

    /// <summary>Notes why handling a message failed, for whoever looks at it in the dead-letter queue.</summary>
    public void NoteFailure(in ReceiptHandle handle, string reason)
    {
        lock (_gate)
        {
            if (_store.Find(handle) is { } message && message.ReceiveCount == handle.ReceiveCount)
            {
                message.LastFailure = reason;
            }
        }
    }

    /// <summary>Deletes all messages, those in flight and delayed too.</summary>
    /// <returns>How many there were.</returns>
    public int Purge()
    {
        var purged = 0;
        lock (_gate)
        {
            while (_store.Oldest is { } oldest)
            {
                _store.Leave(oldest.Value);
                Observer?.Deleted(this, oldest.Value);
                _quiescence?.Remove();
                purged++;
            }
        }

        return purged;
    }

    public QueueCounts Count()
    {
        lock (_gate)
        {
            var now = Now;
            Advance(now);
            var age = _store.Oldest is { } oldest ? now - oldest.Value.ArrivedAt : 0;
            return new QueueCounts(_store.Visible, _store.InFlight, _store.Delayed, TimeSpan.FromMilliseconds(age));
        }
    }

    /// <summary>The first messages in the order of their arrival, without receiving them.</summary>
    public IReadOnlyList<QueuedMessage> Peek(int maxMessages)
    {
        var messages = new List<QueuedMessage>();
        lock (_gate)
        {
            Advance(Now);
            for (var node = _store.Oldest; node is not null && messages.Count < maxMessages; node = node.Next)
            {
                var message = node.Value;
                messages.Add(new QueuedMessage(
                    message,
                    message.State,
                    message.SentAt,
                    message.ArrivedAt,
                    message.State == MessageState.Visible || message.DueAt - message.ReceivedAt == UntilAnswered * 1000L ? null : message.DueAt,
                    message.ReceiveCount,
                    message.DeadLetterSourceArn,
                    message.LastFailure));
            }
        }

        return messages;
    }

    /// <summary>What is kept of messages beside those that the queue holds: it may not grow with what was handled.</summary>
    internal (int Groups, int Received, int DeduplicationIds, int Timed) Kept()
    {
        lock (_gate)
        {
            var (groups, received, timed) = _store.Kept;
            return (groups, received, _deduplication?.Count ?? 0, timed);
        }
    }

    /// <summary>A reader takes messages from now on: they are work to be done.</summary>
    public void AddReader(Quiescence quiescence)
    {
        lock (_gate)
        {
            if (_readers++ == 0)
            {
                _quiescence = quiescence;
                quiescence.Add(_store.Count + _moving);
            }
        }
    }

    public void RemoveReader()
    {
        lock (_gate)
        {
            if (--_readers == 0)
            {
                _quiescence!.Remove(_store.Count + _moving);
                _quiescence = null;
            }
        }
    }
}
