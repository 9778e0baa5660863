using System.Globalization;

namespace ServerlessPatterns.Local.Topics;

/// <summary>What a publisher is told. A FIFO topic keeps one for each message of five minutes, so it is small.</summary>
/// <param name="Id">The message's id; a duplicate's is that of the message that it repeats.</param>
/// <param name="Number">Which of a FIFO topic's messages it is, from 1; 0 where the topic is none.</param>
internal readonly record struct PublishReceipt(Guid Id, ulong Number)
{
    /// <summary>Numbers of 20 digits that grow, as SNS's are.</summary>
    private const ulong FirstSequenceNumber = 10_000_000_000_000_000_000;

    public string MessageId => Id.ToString();

    /// <summary>Of a FIFO topic.</summary>
    public string? SequenceNumber => Number == 0 ? null : (FirstSequenceNumber + Number).ToString(CultureInfo.InvariantCulture);
}
