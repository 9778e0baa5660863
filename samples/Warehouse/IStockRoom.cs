namespace Warehouse;

/// <summary>Where the articles lie.</summary>
internal interface IStockRoom
{
    /// <summary>Takes articles out for an order. Taking the same again changes nothing: a message may be delivered twice.</summary>
    /// <returns>The movement's number among its article's.</returns>
    long Take(string orderId, string sku);
}
