using System.Buffers.Text;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.EventSources;

/// <summary>Messages that a function is invoked with.</summary>
/// <param name="messages">The messages.</param>
/// <param name="input">The event that holds them; the function's to read until it answers.</param>
internal sealed class QueueBatch(IReadOnlyList<ReceivedMessage> messages, ReadOnlyMemory<byte> input)
{
    /// <summary>The reason of a failure where no other is known.</summary>
    public const string AnsweredAsFailed = "The function answered it as a batch item failure.";

    // What people read; an exception's message may have a whole request in it.
    private const int MostCharacters = 8 * 1024;

    private readonly object _gate = new();
    private Dictionary<Guid, string>? _failures;

    public IReadOnlyList<ReceivedMessage> Messages { get; } = messages;

    public ReadOnlyMemory<byte> Input { get; } = input;

    /// <summary>Takes note why a message failed, from any of the threads that handle the batch.</summary>
    public void NoteFailure(ReadOnlySpan<byte> messageId, string reason)
    {
        if (Utf8Parser.TryParse(messageId, out Guid id, out _))
        {
            lock (_gate)
            {
                (_failures ??= [])[id] = Shortened(reason);
            }
        }
    }

    /// <summary>As much of a reason as is kept.</summary>
    public static string Shortened(string reason) => reason.Length <= MostCharacters ? reason : $"{reason.AsSpan(0, MostCharacters)}… (cut off)";

    /// <summary>Why messages failed, each reason once; of those that the function only named, none is known.</summary>
    public IReadOnlyList<string> Reasons
    {
        get
        {
            lock (_gate)
            {
                return _failures is null ? [] : [.. _failures.Values.Distinct()];
            }
        }
    }

    public string? FailureOf(Guid messageId)
    {
        lock (_gate)
        {
            return _failures?.GetValueOrDefault(messageId);
        }
    }
}
