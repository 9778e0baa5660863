using System.Text;

namespace ServerlessPatterns.Local.Queues;

/// <summary>A message to be sent.</summary>
/// <param name="Body">The body, UTF-8.</param>
internal readonly record struct NewMessage(ReadOnlyMemory<byte> Body)
{
    public NewMessage(string body)
        : this(Encoding.UTF8.GetBytes(body))
    {
    }

    public IReadOnlyDictionary<string, MessageAttribute>? Attributes { get; init; }

    /// <summary>Null: the queue's.</summary>
    public int? DelaySeconds { get; init; }

    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }

    /// <summary>The one system attribute that senders may set, AWSTraceHeader.</summary>
    public string? TraceHeader { get; init; }
}
