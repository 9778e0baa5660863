using ServerlessPatterns;
using Shop.Contracts;

namespace Shop.Orders;

/// <summary>
/// Takes orders and tells that they were placed. It calls nobody: fraud review, invoices, shipping and the warehouse each have a queue of
/// their own on the topic, and none of them can slow the checkout, or each other, down.
/// </summary>
[QueueConsumer]
internal sealed class Checkout(ITopicPublisher<OrderPlaced> orders, TimeProvider time)
{
    public Task HandleAsync(PlaceOrder order, CancellationToken cancellationToken)
    {
        if (order.Lines.Count == 0 || order.Total <= 0)
        {
            throw new InvalidOperationException($"Order {order.OrderId} has {order.Lines.Count} lines and a total of {order.Total}; both must be more than 0.");
        }

        return orders.PublishAsync(
            new OrderPlaced(
                order.OrderId, order.Customer, order.Address.Country, order.Address, order.Lines, order.Total, order.Service, time.GetUtcNow()),
            cancellationToken: cancellationToken);
    }
}
