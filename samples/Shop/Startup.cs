using Microsoft.Extensions.DependencyInjection;
using ServerlessPatterns;
using Shop.Shipping;
using Shop.Stock;

namespace Shop;

[ServiceStartup]
internal static class Startup
{
    public static void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ICarrier, ConsoleCarrier>();
        services.AddSingleton<IStockLedger, ConsoleStockLedger>();
    }
}
