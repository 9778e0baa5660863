using ServerlessPatterns;
using Shop.Contracts;

namespace Shop.Shipping;

/// <summary>
/// Books a carrier for every paid order. The shop's checkout pushes the order onto this queue and is done; when the carrier is slow or
/// down, orders wait here and checkout does not notice.
/// </summary>
[QueueConsumer(TimeoutSeconds = 20, Parallelism = 4)]
internal sealed class ShipmentScheduler(ICarrier carrier, TimeProvider time)
{
    private const decimal HeaviestParcelKilograms = 31.5m;

    public async Task HandleAsync(ShipOrder order, CancellationToken cancellationToken)
    {
        var weight = order.Lines.Sum(line => line.Quantity * line.WeightKilograms);
        if (weight is <= 0 or > HeaviestParcelKilograms)
        {
            throw new InvalidOperationException(
                $"Order {order.OrderId} weighs {weight} kg; a parcel weighs more than 0 and at most {HeaviestParcelKilograms} kg.");
        }

        var pickup = order.Service == DeliveryService.Express ? time.GetUtcNow().AddHours(2) : time.GetUtcNow().AddDays(1);
        await carrier.BookAsync(new Parcel(order.OrderId, order.Address.Country, weight, pickup), cancellationToken);
    }
}
