namespace ServerlessPatterns.Aws;

/// <summary>One message that its destination takes.</summary>
/// <param name="Body">The text, in UTF-8; it lives as long as the call of the sender.</param>
/// <param name="Size">What counts for the destination's limit, in bytes: the body, and the attributes with their names and types.</param>
internal readonly record struct OutgoingMessage(ReadOnlyMemory<byte> Body, int Size)
{
    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }

    public int? DelaySeconds { get; init; }

    /// <summary>The attributes, all of type String: the user's and the trace context's; null: none. Messages with the trace context alone share one instance.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>>? Attributes { get; init; }

    /// <summary>The tracing header of the invocation that sends, for X-Ray.</summary>
    public string? TraceHeader { get; init; }
}
