namespace ServerlessPatterns;

/// <summary>What is known of the message that is being handled, beside its body. Valid until the handler returns.</summary>
public readonly struct MessageContext
{
}
