namespace Warehouse;

/// <summary>Stands for a table of movements.</summary>
internal sealed class InMemoryStockRoom : IStockRoom
{
    private readonly Dictionary<string, List<string>> _ordersOfArticles = [];

    public long Take(string orderId, string sku)
    {
        lock (_ordersOfArticles)
        {
            if (!_ordersOfArticles.TryGetValue(sku, out var orders))
            {
                _ordersOfArticles[sku] = orders = [];
            }

            if (!orders.Contains(orderId))
            {
                orders.Add(orderId);
            }

            return orders.IndexOf(orderId) + 1;
        }
    }
}
