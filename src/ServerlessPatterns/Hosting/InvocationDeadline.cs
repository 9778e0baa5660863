using System.Diagnostics.CodeAnalysis;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// The end of a handler's time, ahead of the invocation's by a grace of 500 ms or a tenth of what remained, whichever is less. At its
/// beginning the token fires; at its half, the handler is abandoned, so that the answer still arrives. Handlers that heed the token so have
/// the first half to clean up.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the function's process, or until no handler holds it.")]
internal sealed class InvocationDeadline
{
    private static readonly TimeSpan s_longestGrace = TimeSpan.FromMilliseconds(500);

    private readonly object _gate = new();
    private readonly Action _abandon;
    private readonly Timer _timer;
    private CancellationTokenSource _cancellation = new();
    private long _cancelAt;
    private long _abandonAt;

    // When the timer will call. It is not stopped with an invocation, for that costs more than a call every few thousand invocations.
    private long _timerAt = long.MaxValue;
    private bool _isOver = true;

    /// <summary>Prepares a deadline.</summary>
    /// <param name="abandon">Called when the time is over, and only if <see cref="TryStop"/> was not called before.</param>
    public InvocationDeadline(Action abandon)
    {
        _abandon = abandon;
        // The timer outlives an invocation: it must not keep that one's context, such as its activity.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = new Timer(static deadline => ((InvocationDeadline)deadline!).OnTimer(), this, Timeout.Infinite, Timeout.Infinite);
        }

        Token = _cancellation.Token;
    }

    /// <summary>Fires when the grace begins.</summary>
    public CancellationToken Token { get; private set; }

    /// <summary>How long before the invocation's deadline the token fires.</summary>
    /// <param name="remaining">The time until the invocation's deadline.</param>
    /// <returns>The grace.</returns>
    public static TimeSpan Grace(TimeSpan remaining) => remaining / 10 < s_longestGrace ? remaining / 10 : s_longestGrace;

    /// <summary>Begins an invocation.</summary>
    /// <param name="remaining">The time until the invocation's deadline.</param>
    public void Start(TimeSpan remaining)
    {
        var grace = Grace(remaining);
        var now = Environment.TickCount64;
        lock (_gate)
        {
            _isOver = false;
            _cancelAt = now + (long)(remaining - grace).TotalMilliseconds;
            _abandonAt = now + (long)(remaining - (grace / 2)).TotalMilliseconds;
            if (_cancelAt <= now)
            {
                _cancellation.Cancel();
            }

            Arm(_cancelAt, now);
        }
    }

    /// <summary>Ends the invocation's time, all its handlers having ended.</summary>
    /// <returns>False: it has been abandoned.</returns>
    public bool TryStop()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return false;
            }

            _isOver = true;
            return true;
        }
    }

    /// <summary>Makes the deadline fit for the next invocation. No handler may hold the token any more.</summary>
    public void Reset()
    {
        if (!_cancellation.TryReset())
        {
            _cancellation = new CancellationTokenSource();
            Token = _cancellation.Token;
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            // A callback may belong to an invocation before: the clock decides.
            var now = Environment.TickCount64;
            _timerAt = long.MaxValue;
            if (_isOver)
            {
                return;
            }

            if (now < _cancelAt)
            {
                Arm(_cancelAt, now);
                return;
            }

            if (!_cancellation.IsCancellationRequested)
            {
                // What handlers registered with the token runs on another thread: it must not hold up the answer.
                _ = _cancellation.CancelAsync();
            }

            if (now < _abandonAt)
            {
                Arm(_abandonAt, now);
                return;
            }

            _isOver = true;
        }

        _abandon();
    }

    private void Arm(long at, long now)
    {
        if (_timerAt > at)
        {
            var milliseconds = Math.Clamp(at - now, 1, int.MaxValue);
            _timerAt = now + milliseconds;
            _timer.Change(milliseconds, Timeout.Infinite);
        }
    }
}
