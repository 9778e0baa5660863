namespace ServerlessPatterns.Local.Queues;

/// <summary>
/// Counts what is still to be done: messages in queues that somebody reads, and invocations that run. Who hands work on counts the new
/// before it takes away the old, so that zero is only ever seen when all is done.
/// </summary>
internal sealed class Quiescence
{
    private readonly object _gate = new();
    private long _outstanding;
    private TaskCompletionSource? _idle;

    public long Outstanding => Interlocked.Read(ref _outstanding);

    public void Add(long count = 1) => Interlocked.Add(ref _outstanding, count);

    public void Remove(long count = 1)
    {
        if (count == 0 || Interlocked.Add(ref _outstanding, -count) != 0)
        {
            return;
        }

        lock (_gate)
        {
            // Work that came since is not waited for: the moment of idleness was.
            _idle?.TrySetResult();
            _idle = null;
        }
    }

    /// <summary>Ends when nothing is visible, in flight or delayed in a queue that has a reader, and nothing runs.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (Outstanding == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var idle = _idle.Task;
            return idle.WaitAsync(cancellationToken);
        }
    }
}
