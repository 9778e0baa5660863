using System.Diagnostics;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Queue;

/// <summary>
/// One batch on its way from event to answer. It ends in one of two ways: all its workers end, and it may serve again; or the deadline
/// comes first, and it is left to those handlers that still run, buffer and all.
/// </summary>
internal sealed class BatchRun
{
    private static readonly Action<BatchRun> s_work = static run => _ = run.WorkAsync();

    private readonly BatchLoop _loop;
    private readonly MessageGroups _groups = new();
    private readonly InvocationDeadline _deadline;
    private int[] _states = [];
    private Activity?[]? _activities;
    private TaskCompletionSource<Stream>? _answer;
    private InvocationContext? _invocation;
    private int _units;
    private int _claimed;
    private int _workers;

    /// <summary>Prepares a run.</summary>
    /// <param name="loop">The consumer's loop.</param>
    public BatchRun(BatchLoop loop)
    {
        _loop = loop;
        _deadline = new InvocationDeadline(Abandon);
    }

    /// <summary>The event.</summary>
    public EventBatch Batch { get; } = new();

    private QueueConsumerOptions Options => _loop.Options;

    /// <summary>Handles the messages of <see cref="Batch"/>.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <returns>The answer.</returns>
    public Task<Stream> RunAsync(InvocationContext invocation)
    {
        Prepare(invocation);
        var answer = new TaskCompletionSource<Stream>();
        _answer = answer;
        _deadline.Start(invocation.RemainingTime);
        _workers = _deadline.Token.IsCancellationRequested ? 0 : Math.Min(Options.Parallelism, _units);
        if (_workers == 0)
        {
            Finish();
            return answer.Task;
        }

        // Handlers run on threads of their own: one that blocks its thread delays neither the others nor the answer at the deadline.
        for (var left = _workers; left > 0; left--)
        {
            ThreadPool.QueueUserWorkItem(s_work, this, preferLocal: true);
        }

        return answer.Task;
    }

    private void Prepare(InvocationContext invocation)
    {
        var count = Batch.Count;
        if (_states.Length < count)
        {
            _states = new int[Math.Max(16, count)];
        }

        _states.AsSpan(0, count).Clear();
        _activities = null;
        _invocation = invocation;
        _claimed = 0;
        _units = count;
        if (Options.Fifo)
        {
            _units = _groups.Find(Batch);
        }

        if (Tracing.IsListenedTo)
        {
            _activities = new Activity?[count];
        }
    }

    // One worker: takes one message (FIFO: message group) after another.
    private async Task WorkAsync()
    {
        try
        {
            var context = ExecutionContext.Capture();
            for (var unit = Claim(); unit < _units; unit = Claim())
            {
                var index = Options.Fifo ? _groups.First(unit) : unit;
                while (index >= 0)
                {
                    var done = await AttemptAsync(index).ConfigureAwait(false);
                    index = done && Options.Fifo ? _groups.Next(index) : -1;

                    // What a handler that is no async method left in it, an activity or culture, is not for the next message.
                    if (context is not null && ExecutionContext.Capture() != context)
                    {
                        ExecutionContext.Restore(context);
                    }
                }
            }
        }
        finally
        {
            if (Interlocked.Decrement(ref _workers) == 0)
            {
                Finish();
            }
        }
    }

    private int Claim() => Interlocked.Increment(ref _claimed) - 1;

    // False: the message failed, or its time was over before it began. No async method, for most handlers of a batch end at once.
    private ValueTask<bool> AttemptAsync(int index)
    {
        if (_deadline.Token.IsCancellationRequested || !Change(index, MessageState.Waiting, MessageState.Running))
        {
            return new ValueTask<bool>(false);
        }

        try
        {
            _invocation!.Observer?.MessageStarted(Batch.Id(index));
            if (_activities is { } activities)
            {
                activities[index] = MessageTracing.Start(Options, Batch, index);
            }

            if (Batch.BodyState(index) != BodyState.Text)
            {
                return new ValueTask<bool>(Conclude(index, NoText(Batch.BodyState(index))));
            }

            var handling = _loop.Handler.HandleAsync(Batch, index, _invocation!, _deadline.Token);
            if (!handling.IsCompletedSuccessfully)
            {
                return AttemptSlowlyAsync(index, handling);
            }

            // A value task from a pool goes back there when its result is taken.
            handling.GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            return new ValueTask<bool>(Conclude(index, e));
        }

        return new ValueTask<bool>(Conclude(index, null));
    }

    private async ValueTask<bool> AttemptSlowlyAsync(int index, ValueTask handling)
    {
        Exception? failure = null;
        try
        {
            await handling.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whatever the handler threw, and cancellation too, is this message's failure alone.
            failure = e;
        }

        return Conclude(index, failure);
    }

    private bool Change(int index, int from, int to) => Interlocked.CompareExchange(ref _states[index], to, from) == from;

    // False: the message failed, and the rest of its group is not attempted.
    private bool Conclude(int index, Exception? failure)
    {
        _invocation!.Observer?.MessageEnded(Batch.Id(index));

        // A handler that ends after the token has fired may have left its work half done because of it.
        var late = _deadline.Token.IsCancellationRequested;
        if (failure is null && !late && Change(index, MessageState.Running, MessageState.Done))
        {
            Tracing.Stop(_activities?[index]);
            return true;
        }

        if (Change(index, MessageState.Running, MessageState.Failed))
        {
            Report(index, late ? "The message was not handled to its end before the deadline." : "The message failed.", failure);
        }

        return false;
    }

    private void Report(int index, string what, Exception? failure)
    {
        Tracing.Fail(_activities?[index], failure, what);
        Tracing.Stop(_activities?[index]);
        _loop.Log.Failure(Options, _invocation!, Batch, index, what, failure);
    }

    // All workers have ended.
    private void Finish()
    {
        if (!_deadline.TryStop())
        {
            return;
        }

        var answer = _answer!;
        try
        {
            var failures = Answer();
            _deadline.Reset();
            _activities = null;
            _invocation = null;
            _answer = null;
            _loop.Keep(this);
            answer.SetResult(failures);
        }
        catch (Exception e)
        {
            answer.TrySetException(e);
        }
    }

    // The deadline came first. Handlers that still run keep the event and this object; what they do to it is of no account any more.
    private void Abandon()
    {
        var answer = _answer!;
        try
        {
            for (var index = 0; index < Batch.Count; index++)
            {
                if (Change(index, MessageState.Running, MessageState.Failed))
                {
                    Report(index, "The message's handler was still running at the deadline, and heeds no cancellation.", null);
                }
            }

            answer.SetResult(Answer());
        }
        catch (Exception e)
        {
            answer.TrySetException(e);
        }
    }

    private Stream Answer()
    {
        List<int>? failed = null;
        List<int>? waiting = null;
        for (var index = 0; index < Batch.Count; index++)
        {
            // A message that still waits must not start any more.
            if (Change(index, MessageState.Waiting, MessageState.Failed))
            {
                (waiting ??= []).Add(index);
            }

            if (Volatile.Read(ref _states[index]) != MessageState.Done)
            {
                (failed ??= []).Add(index);
            }
        }

        if (waiting is not null)
        {
            _loop.Log.NotAttempted(Options, _invocation!, Batch, waiting, _deadline.Token.IsCancellationRequested);
        }

        return BatchAnswer.Write(Batch, failed);
    }

    private static InvalidDataException NoText(BodyState state) => new(
        state == BodyState.Missing
            ? "The event's record has no \"body\" that is a JSON string."
            : "The message body is not Unicode text: it has half a surrogate pair, or bytes that are not UTF-8.");
}
