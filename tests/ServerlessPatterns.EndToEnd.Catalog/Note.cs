namespace ServerlessPatterns.EndToEnd.Catalog;

/// <summary>Whose key API Gateway makes.</summary>
[CrudTable(Authorization = ApiAuthorization.Cognito, AllowUnknownMembers = true, CorsOrigins = ["https://shop.example", "https://admin.example"])]
public sealed record Note([property: PartitionKey(Generated = true)] Guid NoteId, string Text = "");
