namespace ServerlessPatterns.Aws.Hosting;

/// <summary>Stands for a sender that no class declares: it cannot be made.</summary>
internal sealed class UndeclaredQueueSender<T> : IQueueSender<T>
{
    public UndeclaredQueueSender() => throw FunctionAddress.Undeclared("IQueueSender", typeof(T), "Sends");

    public Task<string> SendAsync(T message, SendOptions? options = null, CancellationToken cancellationToken = default)
        => throw FunctionAddress.Undeclared("IQueueSender", typeof(T), "Sends");

    public Task SendBatchAsync(IEnumerable<T> messages, Func<T, SendOptions?>? options = null, CancellationToken cancellationToken = default)
        => throw FunctionAddress.Undeclared("IQueueSender", typeof(T), "Sends");
}
