namespace ServerlessPatterns.Local.Queues;

// How messages come to consumers, and from queue to queue.
internal sealed partial class LocalQueue
{
    // Taken out, and not yet in the other queue.
    private int _moving;

    /// <summary>
    /// Moves visible messages out of a dead-letter queue, oldest first
    /// (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html):
    /// they are new messages, with ids and a retention period of their own. What did not come from a queue stays.
    /// </summary>
    /// <param name="destination">Where to; null: each back to the queue that it came from.</param>
    /// <returns>How many were moved.</returns>
    public int MoveMessages(LocalQueue? destination = null)
    {
        var departures = new List<Departure>();
        lock (_gate)
        {
            Advance(Now);
            var next = _store.Oldest;
            while (next is not null)
            {
                var message = next.Value;
                next = next.Next;
                var target = destination ?? (message.DeadLetterSourceArn is { } source ? _queueOf(source) : null);
                if (message.State == MessageState.Visible && target is not null && target != this)
                {
                    _store.Leave(message);
                    Observer?.Deleted(this, message);
                    departures.Add(new Departure(new LocalMessage(message), target));
                    _moving++;
                }
            }
        }

        Move(departures);
        return departures.Count;
    }

    private void Arrive(LocalMessage message, long now, long visibleAt)
    {
        // What was due before comes before it.
        Advance(now);
        if (message.SentAt == 0)
        {
            message.SentAt = now;
        }

        _store.Arrive(message, now, visibleAt);
        _quiescence?.Add();
        Observer?.Sent(this, message);
    }

    private void Accept(LocalMessage message)
    {
        List<Departure>? departures = null;
        lock (_gate)
        {
            var now = Now;

            // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/setting-up-dead-letter-queue-retention.html:
            // a standard queue's dead letter keeps the time of its sending, a FIFO queue's is sent anew.
            if (Settings.FifoQueue)
            {
                message.SentAt = now;
            }

            Arrive(message, now, now);
            Dispatch(now, ref departures);
        }

        Move(departures);
    }

    private void Move(List<Departure>? departures)
    {
        if (departures is null)
        {
            return;
        }

        foreach (var (message, target) in departures)
        {
            target.Accept(message);
        }

        lock (_gate)
        {
            _moving -= departures.Count;
            _quiescence?.Remove(departures.Count);
        }
    }

    private void Advance(long now)
    {
        while (_store.NextExpired(now) is { } expired)
        {
            _store.Leave(expired);
            Observer?.Expired(this, expired);
            _quiescence?.Remove();
        }

        _store.Promote(now);
    }

    private List<ReceivedMessage>? Take(in ReceiveRequest request, long now, ref List<Departure>? departures)
    {
        List<ReceivedMessage>? received = null;
        var deadLetterQueue = Settings.DeadLetterTargetArn is { } target ? _queueOf(target) : null;
        var bytes = 0L;
        while ((received is null || received.Count < request.MaxMessages)
            && _store.InFlight < MessageStore.MaxInFlight
            && _store.Take() is { } message)
        {
            // More than maxReceiveCount receives would be one too many: it moves instead.
            if (deadLetterQueue is not null && message.ReceivesHere >= Settings.MaxReceiveCount)
            {
                DeadLetter(message, deadLetterQueue);
                (departures ??= []).Add(new Departure(message, deadLetterQueue));
                continue;
            }

            bytes += message.Size;
            if (request.MaxBytes > 0 && bytes > request.MaxBytes && received is not null)
            {
                _store.PutBack(message);
                break;
            }

            received ??= new List<ReceivedMessage>(Math.Min(request.MaxMessages, _store.Visible + 1));
            received.Add(_store.Receive(message, now, request.HidesUntilAnswered ? UntilAnswered : request.VisibilityTimeout ?? Settings.VisibilityTimeout));
            Observer?.Received(this, message);
        }

        _store.EndReceive();
        return received;
    }

    private void DeadLetter(LocalMessage message, LocalQueue deadLetterQueue)
    {
        _store.Leave(message);
        _moving++;
        Observer?.DeadLettered(this, message, deadLetterQueue);
        message.DeadLetterSourceArn = Settings.Arn;

        // So that two messages of one deduplication id are both kept:
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
        if (Settings.FifoQueue)
        {
            message.DeduplicationId = message.Id.ToString();
        }
    }

    // Hands what may be received to those who wait, first come, first served.
    private void Dispatch(long now, ref List<Departure>? departures)
    {
        if (_waiters.Count == 0)
        {
            return;
        }

        while (_waiters.First is { } first && Take(first.Value.Request, now, ref departures) is { } received)
        {
            _waiters.RemoveFirst();
            first.Value.SetResult(received);
        }

        if (_waiters.Count > 0)
        {
            ArmTimer(now);
        }
    }

    private async Task<IReadOnlyList<ReceivedMessage>> WaitAsync(ReceiveWaiter waiter, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var timer = wait == Timeout.InfiniteTimeSpan
            ? null
            : _time.CreateTimer(static state => ((Action)state!)(), () => Withdraw(waiter, default), wait, Timeout.InfiniteTimeSpan);
        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((Action<CancellationToken>)state!)(token),
            (CancellationToken token) => Withdraw(waiter, token));
        return await waiter.Task.ConfigureAwait(false);
    }

    // Under the lock it is certain whether messages were handed over: none is in flight for nobody.
    private void Withdraw(ReceiveWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (waiter.Node.List is null)
            {
                return;
            }

            _waiters.Remove(waiter.Node);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            waiter.SetCanceled(cancellationToken);
        }
        else
        {
            waiter.SetResult([]);
        }
    }

    // One timer for the queue, and only while somebody waits: all others look at the clock themselves.
    private void ArmTimer(long now)
    {
        var next = _store.NextEvent;
        if (next >= _timerDue || next == long.MaxValue)
        {
            return;
        }

        _timerDue = next;
        var wait = TimeSpan.FromMilliseconds(Math.Min(Math.Max(next - now, 0), int.MaxValue));
        if (_timer is null)
        {
            _timer = _time.CreateTimer(static queue => ((LocalQueue)queue!).OnTimer(), this, wait, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        List<Departure>? departures = null;
        lock (_gate)
        {
            var now = Now;
            _timerDue = long.MaxValue;
            Advance(now);
            Dispatch(now, ref departures);
        }

        Move(departures);
    }
}
