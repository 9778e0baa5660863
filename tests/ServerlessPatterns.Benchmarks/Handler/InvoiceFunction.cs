using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Benchmarks.Handler;

/// <summary>What the generator writes for a consumer of <see cref="Invoice"/>, with a handler that ends at once.</summary>
internal sealed class InvoiceFunction(bool readsContext)
    : QueueConsumerFunction<Invoice>(new QueueConsumerOptions { Name = "Benchmarks.InvoiceWriter", QueueName = "invoice" })
{
    public int Handled { get; private set; }

    public long ReceiveCounts { get; private set; }

    protected override Invoice Read(ReadOnlyMemory<byte> body) => MessageBody.ReadJson(body, HandlerJson.Default.Invoice);

    protected override ValueTask HandleAsync(
        Invoice message,
        MessageContext context,
        InvocationContext invocation,
        CancellationToken cancellationToken)
    {
        Handled += message.LineCount;
        if (readsContext)
        {
            ReceiveCounts += context.ReceiveCount + context.MessageId.Length + context.SentTime.Ticks;
        }

        return ValueTask.CompletedTask;
    }
}
