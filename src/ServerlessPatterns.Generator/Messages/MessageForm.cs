namespace ServerlessPatterns.Generator.Messages;

/// <summary>How a body becomes a message.</summary>
internal enum MessageForm
{
    Json,
    Text,
    Bytes,
}
