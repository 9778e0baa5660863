namespace ServerlessPatterns.Local.Tables;

/// <summary>The answer to a request.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Body">Its JSON in UTF-8.</param>
/// <param name="ErrorCode">ConditionalCheckFailedException; null where there is no error.</param>
internal sealed record DynamoDbAnswer(int Status, ReadOnlyMemory<byte> Body, string? ErrorCode = null);
