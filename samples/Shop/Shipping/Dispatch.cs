using ServerlessPatterns;
using Shop.Contracts;

namespace Shop.Shipping;

/// <summary>Ships what needs no fraud review at once. Asking for a shipment is a command to one service, and so a message on its queue.</summary>
[QueueConsumer]
[MessageFilter(nameof(OrderPlaced.Total), LessThan = 1000)]
internal sealed class Dispatch(IQueueSender<ShipOrder> shipments)
{
    public Task HandleAsync(OrderPlaced order, CancellationToken cancellationToken)
        => shipments.SendAsync(
            new ShipOrder(order.OrderId, order.Customer, order.Address, order.Lines, order.Service, order.PlacedAt),
            cancellationToken: cancellationToken);
}
