using ServerlessPatterns.Hosting;
using ServerlessPatterns.Queue;

namespace ServerlessPatterns.Tests.Queue;

/// <summary>A consumer of raw bodies whose handler is the test's.</summary>
internal sealed class RawQueueFunction : QueueConsumerFunction<ReadOnlyMemory<byte>>
{
    private readonly Func<ReadOnlyMemory<byte>, MessageContext, CancellationToken, ValueTask> _handle;

    public RawQueueFunction(Func<ReadOnlyMemory<byte>, MessageContext, CancellationToken, ValueTask> handle)
        : base(new QueueConsumerOptions { Name = "Acme.RawWriter", QueueName = "raw" })
    {
        _handle = handle;
        Log = new MessageLog(Stream.Null);
    }

    protected override ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> body) => body;

    protected override ValueTask HandleAsync(
        ReadOnlyMemory<byte> message,
        MessageContext context,
        InvocationContext invocation,
        CancellationToken cancellationToken) => _handle(message, context, cancellationToken);
}
