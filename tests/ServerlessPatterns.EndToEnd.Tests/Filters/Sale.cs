using System.Text.Json.Serialization;

namespace ServerlessPatterns.EndToEnd.Tests.Filters;

/// <summary>A message with a member of each kind that a filter can be on.</summary>
[FanOutTopic]
internal sealed record Sale(
    int Number,
    string Country,
    decimal Total,
    int Items,
    bool Gift,
    SalesChannel Channel,
    [property: JsonPropertyName("e-mail")] string? Email,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Coupon,
    SalePlace Place);
