namespace ServerlessPatterns.Aws;

/// <summary>One message as SNS takes it.</summary>
/// <param name="Body">The text, in UTF-8.</param>
/// <param name="GroupId">The message group, on FIFO topics.</param>
/// <param name="DeduplicationId">The deduplication id, on FIFO topics.</param>
/// <param name="Attributes">The attributes, all of type String.</param>
internal readonly record struct SnsMessage(
    ReadOnlyMemory<byte> Body,
    string? GroupId = null,
    string? DeduplicationId = null,
    IReadOnlyCollection<KeyValuePair<string, string>>? Attributes = null);
