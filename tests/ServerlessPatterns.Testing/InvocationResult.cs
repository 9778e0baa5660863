using System.Text;

namespace ServerlessPatterns.Testing;

/// <summary>What the function made of an event.</summary>
/// <param name="Outcome">How the invocation ended.</param>
/// <param name="Payload">The answer, or the error's JSON.</param>
/// <param name="ErrorType">The header Lambda-Runtime-Function-Error-Type.</param>
public sealed record InvocationResult(InvocationOutcome Outcome, ReadOnlyMemory<byte> Payload, string? ErrorType)
{
    /// <summary>The payload as text.</summary>
    public string Text => Encoding.UTF8.GetString(Payload.Span);
}
