using System.Buffers;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.EventSources;

/// <summary>
/// Reads a queue for a function, as Lambda does: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html. What a function
/// has handled is deleted; what failed stays hidden until its visibility timeout is over. As many invocations run at once as there are
/// batches, up to the maximum; of a FIFO queue's message group never two, for the queue hides a group of which a message is in flight.
/// Unlike Lambda it does not slow down when a function fails, has no throttling, and no provisioned pollers.
/// </summary>
internal sealed class QueueMapping : IAsyncDisposable
{
    /// <summary>Invocations at once where the template gives no maximum; Lambda's is 1,250, which one machine has no use for.</summary>
    public const int DefaultConcurrency = 10;

    // The payload of an invocation, https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, less what is written around
    // bodies.
    private const long MaxBatchBytes = (6L * 1024 * 1024) - 65_536;

    private readonly LocalQueue _queue;
    private readonly QueueMappingSettings _settings;
    private readonly Func<QueueBatch, CancellationToken, Task<ReadOnlyMemory<byte>>> _invoke;
    private readonly TimeProvider _time;
    private readonly Quiescence _quiescence;
    private readonly SqsEventWriter _writer;
    private readonly SemaphoreSlim _slots;
    private readonly int _maxConcurrency;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();
    private readonly object _gate = new();
    private Task? _polling;
    private int _running;

    /// <param name="queue">The event source.</param>
    /// <param name="settings">What the template says.</param>
    /// <param name="invoke">
    /// Invokes the function with a batch. It throws where the invocation fails, and the whole batch with it.
    /// </param>
    /// <param name="quiescence">Where what is still to be done is counted.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">Lambda would refuse the settings.</exception>
    public QueueMapping(
        LocalQueue queue,
        QueueMappingSettings settings,
        Func<QueueBatch, CancellationToken, Task<ReadOnlyMemory<byte>>> invoke,
        Quiescence quiescence,
        TimeProvider time)
    {
        settings.Check(queue.Settings);
        _queue = queue;
        _settings = settings;
        _invoke = invoke;
        _quiescence = quiescence;
        _time = time;
        _writer = new SqsEventWriter(queue.Settings.Arn);
        _maxConcurrency = Math.Max(1, Math.Min(settings.MaximumConcurrency ?? DefaultConcurrency, settings.ReservedConcurrency ?? int.MaxValue));
        _slots = new SemaphoreSlim(_maxConcurrency);
    }

    /// <summary>Invocations under way.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Begins to read, if the mapping is enabled.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_settings is { Enabled: true, ReservedConcurrency: not 0 } && _polling is null && !_stopping.IsCancellationRequested)
            {
                _queue.AddReader(_quiescence);
                _polling = Task.Run(PollAsync);
            }
        }
    }

    /// <summary>Reads no more, and waits for the invocations under way; once cancelled, they are too, and their messages stay.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        Task? polling;
        lock (_gate)
        {
            polling = _polling;
            _polling = null;
            _stopping.Cancel();
        }

        if (polling is null)
        {
            return;
        }

        using (cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _aborting))
        {
            await polling.ConfigureAwait(false);

            // All slots are free again when all invocations have ended.
            for (var i = 0; i < _maxConcurrency; i++)
            {
                await _slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }

        _queue.RemoveReader();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _aborting.Dispose();
        _slots.Dispose();
    }

    private async Task PollAsync()
    {
        while (true)
        {
            try
            {
                await _slots.WaitAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var batch = await ReadBatchAsync().ConfigureAwait(false);
            if (batch.Count == 0)
            {
                _slots.Release();
                if (_stopping.IsCancellationRequested)
                {
                    return;
                }

                continue;
            }

            _quiescence.Add();
            Interlocked.Increment(ref _running);
            _ = Task.Run(() => RunAsync(batch));
        }
    }

    // A first message, and with a batching window those that come until it is over or the batch is full.
    private async Task<IReadOnlyList<ReceivedMessage>> ReadBatchAsync()
    {
        var batch = await ReceiveAsync(_settings.BatchSize, Timeout.InfiniteTimeSpan, MaxBatchBytes).ConfigureAwait(false);
        if (_settings.MaximumBatchingWindowInSeconds == 0 || batch.Count == 0)
        {
            return batch;
        }

        var window = TimeSpan.FromSeconds(_settings.MaximumBatchingWindowInSeconds);
        var begin = _time.GetTimestamp();
        var collected = new List<ReceivedMessage>(batch);
        var bytes = collected.Sum(static received => (long)received.Message.Size);
        while (collected.Count < _settings.BatchSize && bytes < MaxBatchBytes && window - _time.GetElapsedTime(begin) is { } left && left > TimeSpan.Zero)
        {
            var more = await ReceiveAsync(_settings.BatchSize - collected.Count, left, MaxBatchBytes - bytes).ConfigureAwait(false);
            if (more.Count == 0 && _stopping.IsCancellationRequested)
            {
                break;
            }

            collected.AddRange(more);
            bytes += more.Sum(static received => (long)received.Message.Size);
        }

        return collected;
    }

    // Nothing where the mapping stops, or all that came was filtered out.
    private async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int max, TimeSpan wait, long maxBytes)
    {
        IReadOnlyList<ReceivedMessage> received;
        try
        {
            received = await _queue.ReceiveAsync(new ReceiveRequest(max) { Wait = wait, MaxBytes = maxBytes, HidesUntilAnswered = _settings.HidesWhileRunning() }, _stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return [];
        }

        if (_settings.Filter is not { } filter)
        {
            return received;
        }

        var matching = new List<ReceivedMessage>(received.Count);
        foreach (var message in received)
        {
            if (filter.Matches(message.Message.Body.Span))
            {
                matching.Add(message);
            }
            else
            {
                Delete(message);
            }
        }

        return matching;
    }

    private async Task RunAsync(IReadOnlyList<ReceivedMessage> batch)
    {
        try
        {
            var buffer = new PooledBuffer();
            _writer.Write(batch, buffer);
            var invoked = new QueueBatch(batch, buffer.Written);
            Settle(invoked, await _invoke(invoked, _aborting.Token).ConfigureAwait(false));

            // After a failure it is left to the garbage collector: a function that timed out may read it still.
            buffer.Dispose();
        }
        catch (Exception e)
        {
            // Whatever it was that the function threw is its failure, and ends neither the mapping nor the process.
            Fail(batch, QueueBatch.Shortened(e.Message));
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            _slots.Release();
            _quiescence.Remove();
        }
    }

    private void Settle(QueueBatch invoked, ReadOnlyMemory<byte> answer)
    {
        var batch = invoked.Messages;
        var failed = ArrayPool<bool>.Shared.Rent(batch.Count);
        try
        {
            Array.Clear(failed, 0, batch.Count);
            if (_settings.ReportBatchItemFailures && BatchFailures.Read(answer, batch, failed.AsSpan(0, batch.Count)) is { } reason)
            {
                Fail(batch, reason);
                return;
            }

            for (var i = 0; i < batch.Count; i++)
            {
                if (failed[i])
                {
                    Fail(batch[i], invoked.FailureOf(batch[i].Message.Id) ?? QueueBatch.AnsweredAsFailed);
                }
                else
                {
                    Delete(batch[i]);
                }
            }
        }
        finally
        {
            ArrayPool<bool>.Shared.Return(failed);
        }
    }

    private void Fail(IReadOnlyList<ReceivedMessage> batch, string reason)
    {
        foreach (var message in batch)
        {
            Fail(message, reason);
        }
    }

    private void Fail(ReceivedMessage message, string reason)
    {
        _queue.NoteFailure(message.Handle, reason);
        if (!message.IsHiddenUntilAnswered)
        {
            return;
        }

        try
        {
            _queue.Return(message.Handle);
        }
        catch (QueueException)
        {
            // Its queue was emptied meanwhile, or it is too old to be kept.
        }
    }

    private void Delete(ReceivedMessage message)
    {
        try
        {
            _queue.Delete(message.Handle);
        }
        catch (QueueException)
        {
            // The handle expired while the function ran: the message comes again, as from SQS.
        }
    }
}
