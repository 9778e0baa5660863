using ServerlessPatterns;

namespace Shop.Contracts;

/// <summary>A change of an article's stock. The movements of one article are kept in order: its SKU is the message group.</summary>
/// <param name="Sku">The article.</param>
/// <param name="Change">How many came (positive) or went (negative).</param>
/// <param name="Reason">Why.</param>
/// <param name="Sequence">The movement's number among its article's.</param>
[QueueName("stock")]
public sealed record StockMovement(string Sku, int Change, string Reason, long Sequence);
