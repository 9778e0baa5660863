using ServerlessPatterns;
using Shop.Contracts;

namespace Shop.Orders;

/// <summary>
/// An order, as the front door keeps it. Its table has no API of its own: what is placed must be checked and told of, which no mapping template does.
/// </summary>
/// <param name="Id">The id that the shop front made up.</param>
/// <param name="Customer">Who ordered.</param>
/// <param name="Address">Where the parcels go.</param>
/// <param name="Lines">What was ordered.</param>
/// <param name="Total">What the customer paid, in euro.</param>
/// <param name="Service">How fast it must arrive.</param>
/// <param name="PlacedAt">When the shop took it.</param>
[CrudTable("orders", Operations = CrudOperations.None)]
public sealed record Order(
    [property: PartitionKey] string Id,
    string Customer,
    Address Address,
    IReadOnlyList<OrderLine> Lines,
    decimal Total,
    DeliveryService Service,
    DateTimeOffset PlacedAt)
{
    /// <summary>Whether this is the order that somebody asks for once more.</summary>
    public bool IsAskedForBy(PlaceOrder request)
        => request.OrderId == Id && request.Customer == Customer && request.Address == Address && request.Lines.SequenceEqual(Lines)
            && request.Total == Total && request.Service == Service;
}
