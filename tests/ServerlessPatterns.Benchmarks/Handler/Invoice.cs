namespace ServerlessPatterns.Benchmarks.Handler;

/// <summary>A message of twelve members and about 1 KB.</summary>
public sealed record Invoice(
    string InvoiceId,
    string OrderId,
    string CustomerId,
    string Country,
    decimal Total,
    int LineCount,
    bool IsPaid,
    DateTimeOffset IssuedAt,
    string BillingAddress,
    string DeliveryAddress,
    InvoiceLine[] Lines,
    string? Remark);
