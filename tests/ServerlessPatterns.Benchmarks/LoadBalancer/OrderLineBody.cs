namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>The body of the request.</summary>
public sealed record OrderLineBody(string Sku, int Quantity, decimal Price, string? Note);
