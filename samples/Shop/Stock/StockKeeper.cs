using ServerlessPatterns;
using Shop.Contracts;

namespace Shop.Stock;

/// <summary>
/// Enters stock movements in the order in which they happened: the queue is first-in-first-out, and an article's SKU is its message
/// group. Articles do not wait for one another: four are worked on at once.
/// </summary>
[QueueConsumer(Fifo = true, Parallelism = 4, MemoryMegabytes = 256)]
internal sealed class StockKeeper(IStockLedger ledger)
{
    public ValueTask HandleAsync(StockMovement movement, MessageContext context, CancellationToken cancellationToken)
    {
        if (movement.Change == 0)
        {
            throw new InvalidOperationException($"Movement {movement.Sequence} of {movement.Sku} changes nothing; a movement's change is not 0.");
        }

        return ledger.EnterAsync(new LedgerEntry(movement.Sku, movement.Change, movement.Sequence, context.MessageId), cancellationToken);
    }
}
