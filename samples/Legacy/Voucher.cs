using ServerlessPatterns;

namespace Legacy;

/// <summary>A voucher, which every page on the web may ask for with a user's token: SLP1007.</summary>
[CrudTable("vouchers", Authorization = ApiAuthorization.Cognito, CorsOrigins = ["*"])]
public sealed record Voucher([property: PartitionKey] string Id, decimal Value);
