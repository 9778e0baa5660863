namespace Shop.Contracts;

/// <summary>Asks the shop to take an order.</summary>
/// <param name="OrderId">The order's id, which the shop front makes up: asking twice places one order.</param>
/// <param name="Customer">Who orders.</param>
/// <param name="Address">Where the parcels go.</param>
/// <param name="Lines">What is ordered.</param>
/// <param name="Total">What the customer pays, in euro.</param>
/// <param name="Service">How fast it must arrive.</param>
public sealed record PlaceOrder(
    string OrderId,
    string Customer,
    Address Address,
    IReadOnlyList<OrderLine> Lines,
    decimal Total,
    DeliveryService Service);
