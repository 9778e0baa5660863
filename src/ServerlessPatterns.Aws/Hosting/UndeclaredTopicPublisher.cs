namespace ServerlessPatterns.Aws.Hosting;

/// <summary>Stands for a publisher that no class declares: it cannot be made.</summary>
internal sealed class UndeclaredTopicPublisher<T> : ITopicPublisher<T>
{
    public UndeclaredTopicPublisher() => throw FunctionAddress.Undeclared("ITopicPublisher", typeof(T), "Publishes");

    public Task<string> PublishAsync(T message, SendOptions? options = null, CancellationToken cancellationToken = default)
        => throw FunctionAddress.Undeclared("ITopicPublisher", typeof(T), "Publishes");

    public Task PublishBatchAsync(IEnumerable<T> messages, Func<T, SendOptions?>? options = null, CancellationToken cancellationToken = default)
        => throw FunctionAddress.Undeclared("ITopicPublisher", typeof(T), "Publishes");
}
