namespace ServerlessPatterns.EndToEnd.Catalog;

public sealed record CopySheet(string From, string To);
