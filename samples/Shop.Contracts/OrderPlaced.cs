using ServerlessPatterns;

namespace Shop.Contracts;

/// <summary>An order was placed. Whoever wants to know subscribes; the shop knows none of them.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Customer">Who ordered.</param>
/// <param name="Country">The country that it goes to, ISO 3166-1 alpha-2.</param>
/// <param name="Address">Where the parcels go.</param>
/// <param name="Lines">What was ordered.</param>
/// <param name="Total">What the customer paid, in euro.</param>
/// <param name="Service">How fast it must arrive.</param>
/// <param name="PlacedAt">When the shop took the order.</param>
[FanOutTopic(Owner = "shop")]
public sealed record OrderPlaced(
    string OrderId,
    string Customer,
    string Country,
    Address Address,
    IReadOnlyList<OrderLine> Lines,
    decimal Total,
    DeliveryService Service,
    DateTimeOffset PlacedAt);
