namespace ServerlessPatterns.Benchmarks.Handler;

/// <summary>A line of an <see cref="Invoice"/>.</summary>
public sealed record InvoiceLine(string Product, int Quantity, decimal Price);
