namespace Shop.Orders;

/// <summary>A line of an order, as a customer sees it.</summary>
/// <param name="Sku">The article.</param>
/// <param name="Name">The product's name; null: the shop does not sell it any more.</param>
/// <param name="Quantity">How many.</param>
internal sealed record OrderViewLine(string Sku, string? Name, int Quantity);
