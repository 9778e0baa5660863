namespace Shop.Contracts;

/// <summary>A line of an order.</summary>
/// <param name="Sku">The article.</param>
/// <param name="Quantity">How many, 1 or more.</param>
/// <param name="WeightKilograms">The weight of one.</param>
public sealed record OrderLine(string Sku, int Quantity, decimal WeightKilograms);
