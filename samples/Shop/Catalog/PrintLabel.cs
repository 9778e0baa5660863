namespace Shop.Catalog;

/// <summary>A shelf needs new labels for a product.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Copies">How many, 1 or more.</param>
public sealed record PrintLabel(string ProductId, int Copies);
