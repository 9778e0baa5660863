namespace ServerlessPatterns.Generator.Crud;

/// <summary>The keys of a table.</summary>
/// <param name="Partition">The partition key.</param>
/// <param name="Sort">The sort key, if there is one.</param>
/// <param name="IsGenerated">Whether API Gateway makes the partition key.</param>
internal sealed record TableKeys(TableKeyModel Partition, TableKeyModel? Sort, bool IsGenerated);
