using ServerlessPatterns;
using Shop.Contracts;

namespace Warehouse;

/// <summary>
/// Takes the articles of every order out of the stock. The warehouse knows the shop by its messages alone: it subscribes to the shop's
/// topic with a queue of its own, and reports what left the stock to the shop's queue.
/// </summary>
[QueueConsumer]
internal sealed class StockReservation(IStockRoom room, IQueueSender<StockMovement> movements)
{
    public Task HandleAsync(OrderPlaced order, CancellationToken cancellationToken)
    {
        var taken = order.Lines
            .GroupBy(line => line.Sku, line => line.Quantity)
            .Select(article => new StockMovement(article.Key, -article.Sum(), $"order {order.OrderId}", room.Take(order.OrderId, article.Key)));
        return movements.SendBatchAsync(
            taken,
            movement => new SendOptions { GroupId = movement.Sku, DeduplicationId = $"{order.OrderId}/{movement.Sku}" },
            cancellationToken);
    }
}
