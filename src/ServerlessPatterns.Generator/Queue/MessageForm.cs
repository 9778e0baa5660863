namespace ServerlessPatterns.Generator.Queue;

/// <summary>How a body becomes a message.</summary>
internal enum MessageForm
{
    Json,
    Text,
    Bytes,
}
