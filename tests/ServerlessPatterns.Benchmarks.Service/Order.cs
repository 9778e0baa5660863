namespace ServerlessPatterns.Benchmarks.Service;

/// <summary>What is sent.</summary>
/// <param name="Id">The order's id.</param>
/// <param name="Customer">Who orders.</param>
/// <param name="Total">What is to be paid.</param>
public sealed record Order(string Id, string Customer, decimal Total);
