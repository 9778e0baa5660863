namespace Shop.Stock;

/// <summary>A movement as it was entered.</summary>
/// <param name="Sku">The article.</param>
/// <param name="Change">How many came or went.</param>
/// <param name="Sequence">The movement's number among its article's.</param>
/// <param name="MessageId">The message that brought it.</param>
internal sealed record LedgerEntry(string Sku, int Change, long Sequence, string MessageId);
