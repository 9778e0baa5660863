namespace Shop.Orders;

/// <summary>An order that a person has to look at.</summary>
/// <param name="ReviewOf">The order.</param>
/// <param name="Customer">Who ordered.</param>
/// <param name="Total">What the customer paid, in euro.</param>
internal sealed record Review(string ReviewOf, string Customer, decimal Total);
