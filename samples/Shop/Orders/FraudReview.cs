using System.Text.Json;
using ServerlessPatterns;
using Shop.Contracts;

namespace Shop.Orders;

/// <summary>Has a person look at expensive orders. The topic delivers no others here: the filter is the subscription's.</summary>
[QueueConsumer]
[MessageFilter(nameof(OrderPlaced.Total), AtLeast = 1000)]
internal sealed class FraudReview
{
    public Task HandleAsync(OrderPlaced order, CancellationToken cancellationToken)
    {
        // Stands for the review desk's ticket system.
        var review = new Review(order.OrderId, order.Customer, order.Total);
        return Console.Out.WriteLineAsync(JsonSerializer.Serialize(review, LogJsonContext.Default.Review).AsMemory(), cancellationToken);
    }
}
