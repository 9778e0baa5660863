using System.Net;
using System.Net.Http.Json;
using Shop.Contracts;
using Shop.Orders;
using Shop.Shipping;
using Shop.Stock;
using Warehouse;

namespace Shop.Tests;

/// <summary>An order's way through both services.</summary>
public sealed class OrderTests(Services services)
{
    private static readonly Address s_address = new("1 High Street", "Cork", "T12", "IE");

    [Fact]
    public async Task An_order_goes_to_everybody_whom_it_concerns()
    {
        var published = services.Cloud.Topic<OrderPlaced>().Published;

        services.Cloud.Queue<Checkout>().SendJson(Order("A-1001", weight: 2));
        await services.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(published + 1, services.Cloud.Topic<OrderPlaced>().Published);
        Assert.Equal(0, services.Cloud.Queue<ShipmentScheduler>().Count + services.Cloud.Queue<StockReservation>().Count + services.Cloud.Queue<StockKeeper>().Count);
        Assert.Empty(services.Cloud.DeadLetterQueue<StockReservation>().Messages);
        Assert.Empty(services.Cloud.DeadLetterQueue<StockKeeper>().Messages);
    }

    [Fact]
    public async Task A_parcel_that_is_too_heavy_is_tried_five_times_and_kept()
    {
        services.Cloud.Queue<Checkout>().SendJson(Order("A-1002", weight: 40));
        await services.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);

        var parcel = Assert.Single(services.Cloud.DeadLetterQueue<ShipmentScheduler>().Messages, parcel => parcel.Body.Contains("A-1002", StringComparison.Ordinal));
        Assert.Equal(5, parcel.ReceiveCount);
        Assert.Empty(services.Cloud.DeadLetterQueue<Checkout>().Messages);
    }

    [Fact]
    public async Task An_order_that_comes_through_the_load_balancer_goes_to_everybody_whom_it_concerns_and_can_be_read()
    {
        var published = services.Cloud.Topic<OrderPlaced>().Published;
        using var http = new HttpClient { BaseAddress = services.Cloud.LoadBalancer };

        using var placed = await http.PostAsJsonAsync("/orders", Order("A-1003", weight: 40), ShopJsonContext.Default.PlaceOrder, TestContext.Current.CancellationToken);
        await services.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
        var found = await http.GetStringAsync(placed.Headers.Location, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Created, "/orders/A-1003"), (placed.StatusCode, placed.Headers.Location!.OriginalString));
        Assert.Contains("\"orderId\":\"A-1003\"", found, StringComparison.Ordinal);
        Assert.Equal(published + 1, services.Cloud.Topic<OrderPlaced>().Published);

        // From the topic to Dispatch, from there to the carrier, for whom it is too heavy.
        Assert.Contains(services.Cloud.DeadLetterQueue<ShipmentScheduler>().Messages, parcel => parcel.Body.Contains("A-1003", StringComparison.Ordinal));
    }

    private static PlaceOrder Order(string id, decimal weight) => new(id, "Ada", s_address, [new OrderLine("SKU-1", 1, weight)], 49.90m, DeliveryService.Standard);
}
