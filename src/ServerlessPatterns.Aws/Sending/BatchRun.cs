using System.Globalization;

namespace ServerlessPatterns.Aws;

/// <summary>Sends many messages in batches, several at once, and keeps account of each.</summary>
internal sealed class BatchRun
{
    private const int MostCallsAtOnce = 8;
    private const int MostAttempts = 5;
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(100);

    private readonly ISendTransport _transport;
    private readonly CancellationToken _cancellationToken;
    private readonly SendSchedule _schedule;
    private readonly OutgoingMessage[] _messages;
    private readonly List<Task<SendBatch>> _calls = new(MostCallsAtOnce);
    private readonly Stack<SendBatch> _unused = new(MostCallsAtOnce);
    private SendError? _stopped;

    public BatchRun(ISendTransport transport, OutgoingMessage[] messages, int count, CancellationToken cancellationToken)
    {
        _transport = transport;
        _messages = messages;
        _cancellationToken = cancellationToken;
        _schedule = new SendSchedule(messages, count, transport.Destination.IsFifo);
    }

    /// <summary>What was not sent, in no order.</summary>
    public List<(int Index, SendError Error)> Failures { get; } = [];

    public int SentCount { get; private set; }

    /// <summary>The first exception of a call.</summary>
    public Exception? FirstException { get; private set; }

    /// <summary>Sends, and throws nothing.</summary>
    public async Task RunAsync()
    {
        while (true)
        {
            while (_calls.Count < MostCallsAtOnce && _stopped is null && !_cancellationToken.IsCancellationRequested && Next() is { } batch)
            {
                Start(batch);
            }

            if (_calls.Count == 0)
            {
                break;
            }

            var call = await Task.WhenAny(_calls).ConfigureAwait(false);
            _calls.Remove(call);
            Settle(await call.ConfigureAwait(false));
        }

        var rest = _stopped ?? new SendError("", "Not sent: cancelled before its turn.");
        while (_schedule.TryTake(out var index))
        {
            Fail(index, rest, ofGroup: rest);
        }
    }

    private static TimeSpan Delay(int attempt) => s_firstDelay * (Math.Pow(2, attempt - 1) * Random.Shared.NextDouble());

    private SendBatch? Next()
    {
        var batch = _unused.Count > 0 ? _unused.Pop() : new SendBatch();
        _schedule.Fill(batch, _transport.Destination.MaxBytes);
        if (batch.Count > 0)
        {
            return batch;
        }

        _unused.Push(batch);
        return null;
    }

    /// <summary>On the pool, because the SDK marshals and signs before it first awaits.</summary>
    private void Start(SendBatch batch) => _calls.Add(Task.Run(() => CallAsync(batch), CancellationToken.None));

    private async Task<SendBatch> CallAsync(SendBatch batch)
    {
        try
        {
            if (batch.Attempt > 0)
            {
                await Task.Delay(Delay(batch.Attempt), _cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // What the service said of the messages last stands.
            return batch;
        }

        batch.Begin();
        try
        {
            await _transport.SendAsync(batch, _cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whatever it is, the messages of other batches are still to be accounted for.
            batch.Failure = e;
        }

        return batch;
    }

    private void Settle(SendBatch batch)
    {
        if (batch.Failure is { } failure)
        {
            SettleFailure(batch, failure);
            return;
        }

        Span<int> again = stackalloc int[SendBatch.MostMessages];
        var count = 0;
        var mayTryAgain = batch.Attempt + 1 < MostAttempts && _stopped is null && !_cancellationToken.IsCancellationRequested;
        for (var place = 0; place < batch.Count; place++)
        {
            if (batch.WasTaken(place))
            {
                SentCount++;
                _schedule.Sent(batch.Index(place));
            }
            else if (batch.Refused(place) is not { } refusal)
            {
                Fail(batch.Index(place), SendErrors.Unanswered(_transport));
            }
            else if (mayTryAgain && !refusal.SenderFault)
            {
                again[count++] = place;
            }
            else
            {
                Fail(batch.Index(place), SendErrors.Of(refusal, batch.Attempt + 1, _transport));
            }
        }

        if (count > 0)
        {
            batch.Retain(again[..count]);
            Start(batch);
            return;
        }

        Release(batch);
    }

    private void SettleFailure(SendBatch batch, Exception failure)
    {
        FirstException ??= failure;
        var error = SendErrors.Of(failure, _transport, _cancellationToken);
        for (var place = 0; place < batch.Count; place++)
        {
            Fail(batch.Index(place), error);
        }

        if (error.ConcernsAll && _stopped is null)
        {
            var code = error.Code.Length > 0 ? error.Code + ": " : "";
            _stopped = new SendError("", string.Create(CultureInfo.InvariantCulture, $"Not sent, because it would fail as message [{batch.Index(0)}] did: {code}{error.Reason}"));
        }

        Release(batch);
    }

    private void Release(SendBatch batch)
    {
        batch.Clear();
        _unused.Push(batch);
    }

    /// <summary>A message was not sent, and so those that follow it in its group are not.</summary>
    private void Fail(int index, SendError error, SendError? ofGroup = null)
    {
        Failures.Add((index, error));
        var next = _schedule.After(index);
        if (next < 0)
        {
            return;
        }

        var reason = ofGroup ?? new SendError("", string.Create(
            CultureInfo.InvariantCulture,
            $"Not sent, because message [{index}] of its group '{_messages[index].GroupId}' was not, and a group keeps its order."));
        for (; next >= 0; next = _schedule.After(next))
        {
            Failures.Add((next, reason));
        }
    }
}
