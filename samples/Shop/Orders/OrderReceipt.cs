namespace Shop.Orders;

/// <summary>The shop has taken an order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="PlacedAt">When.</param>
internal sealed record OrderReceipt(string OrderId, DateTimeOffset PlacedAt);
