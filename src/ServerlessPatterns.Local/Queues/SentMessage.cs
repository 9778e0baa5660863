using System.Globalization;

namespace ServerlessPatterns.Local.Queues;

/// <summary>What a sender learns of its message.</summary>
/// <param name="Id">The message's id; that of the first one where the message was a duplicate.</param>
/// <param name="Number">Its place in a FIFO queue; 0 on a standard queue.</param>
internal readonly record struct SentMessage(Guid Id, long Number)
{
    /// <summary>Twenty digits, as SQS's, which grow within a group; null on a standard queue.</summary>
    public string? SequenceNumber => Number == 0 ? null : SequenceNumberOf(Number);

    public static string SequenceNumberOf(long number) => "188" + number.ToString("D17", CultureInfo.InvariantCulture);
}
