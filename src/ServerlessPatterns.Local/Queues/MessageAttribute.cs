namespace ServerlessPatterns.Local.Queues;

/// <summary>A message attribute, typed as in https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html.</summary>
/// <param name="DataType">String, Number or Binary, with or without a label behind a dot.</param>
/// <param name="StringValue">The value of a String or Number.</param>
/// <param name="BinaryValue">The value of a Binary.</param>
internal sealed record MessageAttribute(string DataType, string? StringValue, ReadOnlyMemory<byte>? BinaryValue = null)
{
    public bool IsBinary => DataType == "Binary" || DataType.StartsWith("Binary.", StringComparison.Ordinal);
}
