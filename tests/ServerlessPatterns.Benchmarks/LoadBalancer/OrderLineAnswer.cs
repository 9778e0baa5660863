namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>The body of the answer.</summary>
public sealed record OrderLineAnswer(string OrderId, int Line, string Sku, int Quantity, decimal Total, string Tenant)
{
    /// <summary>What all of the compared methods do.</summary>
    public static OrderLineAnswer Of(string id, bool notify, string tenant, OrderLineBody body) => new(id, notify ? 2 : 1, body.Sku, body.Quantity, body.Quantity * body.Price, tenant);
}
