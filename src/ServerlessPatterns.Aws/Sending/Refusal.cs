namespace ServerlessPatterns.Aws;

/// <summary>What a service says of one message of a batch that it did not take.</summary>
/// <param name="Code">The error code.</param>
/// <param name="Said">The service's words.</param>
/// <param name="SenderFault">Sending it again would fail again.</param>
internal sealed record Refusal(string Code, string? Said, bool SenderFault);
