using System.Text;

namespace ServerlessPatterns.Testing;

/// <summary>What the fake Runtime API does wrong, once, with a request of a kind.</summary>
public sealed record Fault
{
    private Fault()
    {
    }

    /// <summary>The request is read and its connection closed without an answer; nothing becomes of the request.</summary>
    public static Fault CloseBeforeAnswer { get; } = new();

    /// <summary>The request takes effect, but its connection is closed without an answer.</summary>
    public static Fault CloseAfterEffect { get; } = new() { TakesEffect = true };

    /// <summary>The request is answered as it should be, and then the connection is closed without a word about it.</summary>
    public static Fault CloseAfterAnswer { get; } = new() { TakesEffect = true, Answers = true };

    internal bool TakesEffect { get; private init; }

    internal bool Answers { get; private init; }

    internal byte[]? RawAnswer { get; private init; }

    internal bool KeepsConnection { get; private init; }

    /// <summary>The request is answered with a status, and nothing becomes of it.</summary>
    public static Fault Status(int status, string body = "{}") =>
        Raw($"HTTP/1.1 {status} Fault\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}", keepsConnection: true);

    /// <summary>The request is answered with these very bytes, and nothing becomes of it; then the connection is closed, or kept.</summary>
    public static Fault Raw(string answer, bool keepsConnection = false) =>
        new() { RawAnswer = Encoding.UTF8.GetBytes(answer), KeepsConnection = keepsConnection };
}
