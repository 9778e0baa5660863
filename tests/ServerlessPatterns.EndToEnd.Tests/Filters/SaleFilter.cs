namespace ServerlessPatterns.EndToEnd.Tests.Filters;

/// <summary>A [MessageFilter] on a sale.</summary>
/// <param name="Property">The property that it is on.</param>
/// <param name="Source">The attribute, as C#.</param>
/// <param name="Matches">What it means.</param>
internal sealed record SaleFilter(string Property, string Source, Func<Sale, bool> Matches);
