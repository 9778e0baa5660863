namespace ServerlessPatterns.Benchmarks.Sending;

/// <summary>A message of about 300 bytes.</summary>
public sealed record PublishedOrder(string OrderId, string CustomerId, string Country, decimal Total, DateTimeOffset PlacedAt, string[] Products, string Remark)
{
    internal static PublishedOrder[] Many(int count) =>
    [
        .. Enumerable.Range(0, count).Select(number => new PublishedOrder(
            $"ORD-2025-{number:d8}",
            $"C-{number % 1000:d8}",
            number % 3 == 0 ? "IE" : "UK",
            12.34m + number,
            DateTimeOffset.UnixEpoch.AddSeconds(number),
            ["walnut-desk-160", "oak-shelf-90", "brass-lamp-tall"],
            "Please ring twice; the bell is to the left of the blue door, behind the ivy")),
    ];
}
