namespace ServerlessPatterns.EndToEnd.Tests.Filters;

internal sealed record SalePlace(string City, int Floor);
