using Shop.Contracts;

namespace Shop.Orders;

/// <summary>An order, as a customer sees it.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Lines">What was ordered.</param>
/// <param name="Total">What the customer paid, in euro.</param>
/// <param name="Service">How fast it must arrive.</param>
/// <param name="PlacedAt">When the shop took it.</param>
internal sealed record OrderView(string OrderId, IReadOnlyList<OrderViewLine> Lines, decimal Total, DeliveryService Service, DateTimeOffset PlacedAt);
