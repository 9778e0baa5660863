namespace Shop.Contracts;

/// <summary>Asks the shop to send a paid order on its way.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Customer">Who ordered.</param>
/// <param name="Address">Where the parcels go.</param>
/// <param name="Lines">What was ordered.</param>
/// <param name="Service">How fast it must arrive.</param>
/// <param name="PaidAt">When the payment was settled.</param>
public sealed record ShipOrder(
    string OrderId,
    string Customer,
    Address Address,
    IReadOnlyList<OrderLine> Lines,
    DeliveryService Service,
    DateTimeOffset PaidAt);
