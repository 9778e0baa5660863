namespace ServerlessPatterns.Generator.Sending;

/// <summary>Where a sender sends to.</summary>
internal enum SenderKind
{
    Queue,
    Topic,
}
