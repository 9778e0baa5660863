namespace ServerlessPatterns.Local.Functions;

/// <summary>Tells of invocations as they end.</summary>
internal sealed class InvocationFeed
{
    /// <summary>Is told of each, by any thread.</summary>
    public event Action<Invocation>? Ended;

    public void Tell(Invocation invocation) => Ended?.Invoke(invocation);
}
