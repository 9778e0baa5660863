using ServerlessPatterns;
using Shop.Catalog;
using Shop.Contracts;

namespace Shop.Orders;

/// <summary>
/// The shop's front door: places orders and shows them. It is a function, and no API on the table, because it does more than keep an item: it judges
/// the order, tells the rest of the shop, and puts the products' names beside the lines.
/// </summary>
[LoadBalancerTarget("/orders/*", Priority = 10, HealthCheckPath = "/health")]
internal sealed class OrderEndpoint(ITable<Order> orders, IReadOnlyTable<Product> products, ITopicPublisher<OrderPlaced> placed, TimeProvider time)
{
    private const int LongestId = 100;
    private const int MostLines = 100;

    // An order has a few KB. What is larger is none, and would not fit into the message that tells of it.
    private const int MostBytes = 64 * 1024;

    [HttpRoute("POST", "/orders")]
    public async Task<HttpResult> PlaceAsync(PlaceOrder order, HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Body.Length > MostBytes)
        {
            return HttpResult.Problem(413, "The order is too large", $"It has {request.Body.Length} bytes, and may have {MostBytes}.");
        }

        if (Fault(order) is { } fault)
        {
            return HttpResult.Problem(422, "The order cannot be taken", fault);
        }

        var taken = new Order(order.OrderId, order.Customer, order.Address, order.Lines, order.Total, order.Service, time.GetUtcNow());
        try
        {
            await orders.CreateAsync(taken, cancellationToken);
        }
        catch (ItemExistsException)
        {
            // The client did not hear our answer, perhaps, and asks again: it gets the same one. Another order of this id is a mistake.
            if (await orders.GetAsync(order.OrderId, consistentRead: true, cancellationToken) is not { } earlier || !earlier.IsAskedForBy(order))
            {
                return HttpResult.Problem(409, "There is another order with this id", $"Order {order.OrderId} was placed with other contents. Give a new order a new id.");
            }

            taken = earlier;
        }

        // Told of after it was stored, and again if it is asked for again: should this fail, the client asks again, and consumers bear an order twice.
        await placed.PublishAsync(
            new OrderPlaced(taken.Id, taken.Customer, taken.Address.Country, taken.Address, taken.Lines, taken.Total, taken.Service, taken.PlacedAt),
            cancellationToken: cancellationToken);
        return HttpResult.Created($"/orders/{Uri.EscapeDataString(taken.Id)}", new OrderReceipt(taken.Id, taken.PlacedAt));
    }

    /// <returns>The order; null, which is answered with 404, where there is none.</returns>
    [HttpRoute("GET", "/orders/{id}")]
    public async Task<OrderView?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length > LongestId || await orders.GetAsync(id, consistentRead: true, cancellationToken) is not { } order)
        {
            return null;
        }

        var skus = order.Lines.Select(line => line.Sku).Distinct();
        var found = await Task.WhenAll(skus.Select(sku => products.GetAsync(sku, cancellationToken: cancellationToken)));
        var names = found.OfType<Product>().ToDictionary(product => product.Id, product => product.Name);
        var lines = order.Lines.Select(line => new OrderViewLine(line.Sku, names.GetValueOrDefault(line.Sku), line.Quantity));
        return new OrderView(order.Id, [.. lines], order.Total, order.Service, order.PlacedAt);
    }

    private static string? Fault(PlaceOrder order)
        => order.OrderId.Length is 0 or > LongestId ? $"Its id has {order.OrderId.Length} characters, and must have 1 to {LongestId}."
            : order.Lines.Count is 0 or > MostLines ? $"It has {order.Lines.Count} lines, and must have 1 to {MostLines}."
            : order.Lines.Any(line => line is not { Sku.Length: > 0 and <= LongestId, Quantity: > 0 }) ? $"A line has no article of 1 to {LongestId} characters, or no quantity of 1 or more."
            : order.Total <= 0 ? $"Its total is {order.Total}, and must be more than 0."
            : null;
}
