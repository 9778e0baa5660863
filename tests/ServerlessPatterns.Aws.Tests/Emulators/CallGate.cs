namespace ServerlessPatterns.Aws.Tests.Emulators;

/// <summary>Holds calls until they are let through, and counts those that wait.</summary>
internal sealed class CallGate : IDisposable
{
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly SemaphoreSlim _released = new(0);
    private int _waiting;
    private int _most;

    /// <summary>The most that ever waited at once.</summary>
    public int Most => Volatile.Read(ref _most);

    /// <summary>A call comes, and waits.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        var waiting = Interlocked.Increment(ref _waiting);
        for (var most = Most; waiting > most && Interlocked.CompareExchange(ref _most, waiting, most) != most; most = Most)
        {
        }

        _arrived.Release();
        await _released.WaitAsync(cancellationToken);
        Interlocked.Decrement(ref _waiting);
    }

    /// <summary>Waits for the next call to come.</summary>
    public Task ArriveAsync(CancellationToken cancellationToken) => _arrived.WaitAsync(cancellationToken);

    /// <summary>Lets calls through.</summary>
    public void Release(int calls = 1) => _released.Release(calls);

    public void Dispose()
    {
        _arrived.Dispose();
        _released.Dispose();
    }
}
