using Microsoft.Extensions.DependencyInjection;
using ServerlessPatterns;

namespace Warehouse;

[ServiceStartup]
internal static class Startup
{
    public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStockRoom, InMemoryStockRoom>();
}
