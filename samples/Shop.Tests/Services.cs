using ServerlessPatterns.Local;
using Shop.Orders;
using Shop.Tests;
using Warehouse;

[assembly: AssemblyFixture(typeof(Services))]

namespace Shop.Tests;

/// <summary>Shop and Warehouse on this machine, once for all tests. The queues' clock runs 1,000 times as fast, so that what fails five times does so in a second.</summary>
public sealed class Services : IAsyncLifetime
{
    public LocalCloud Cloud { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new LocalCloudOptions { Speed = 1000 };
        options.Services.Add(typeof(Checkout).Assembly);
        options.Services.Add(typeof(StockReservation).Assembly);
        Cloud = await LocalCloud.StartAsync(options, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Cloud.DisposeAsync();
}
