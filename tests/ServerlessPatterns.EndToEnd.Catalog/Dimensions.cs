namespace ServerlessPatterns.EndToEnd.Catalog;

public sealed record Dimensions(decimal Length, decimal Width, double Weight, string? Note = null);
