namespace ServerlessPatterns.Local.Functions;

/// <summary>Tells of invocations as they end.</summary>
internal sealed class InvocationFeed
{
    /// <summary>Is told of each, by any thread.</summary>
    public event Action<Invocation>? Ended;

    /// <summary>Whether anybody listens: what is only told need not be found out for nobody.</summary>
    public bool IsListenedTo => Ended is not null;

    public void Tell(Invocation invocation) => Ended?.Invoke(invocation);
}
