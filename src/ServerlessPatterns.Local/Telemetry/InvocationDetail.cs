namespace ServerlessPatterns.Local.Telemetry;

/// <summary>What is kept of some invocations alone.</summary>
/// <param name="Input">The event, its first 64 KB.</param>
/// <param name="Output">The answer, its first 64 KB; null where there was none.</param>
/// <param name="Log">What was written while it ran.</param>
/// <param name="Messages">The messages of its batch, the first hundred.</param>
internal sealed record InvocationDetail(ReadOnlyMemory<byte> Input, ReadOnlyMemory<byte>? Output, InvocationLog Log, IReadOnlyList<InvokedMessage> Messages)
{
    /// <summary>As many bytes of input and of output are kept.</summary>
    public const int MostBytes = 64 * 1024;

    public const int MostMessages = 100;

    /// <summary>About how many bytes it takes.</summary>
    public long Size => 200 + Input.Length + (Output?.Length ?? 0) + Log.Size + Messages.Sum(message => 100L + (2 * message.Reason?.Length ?? 0));
}
