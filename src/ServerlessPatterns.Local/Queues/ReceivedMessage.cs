namespace ServerlessPatterns.Local.Queues;

/// <summary>A message as one receive saw it.</summary>
/// <param name="Message">The message; of what may change in it, only what this receive saw is to be read from here.</param>
/// <param name="Handle">What it is deleted by.</param>
/// <param name="SentAt">Milliseconds of Unix time.</param>
/// <param name="FirstReceivedAt">The same.</param>
/// <param name="IsHiddenUntilAnswered">Whether it comes back only when it is returned, not by itself.</param>
internal readonly record struct ReceivedMessage(LocalMessage Message, ReceiptHandle Handle, long SentAt, long FirstReceivedAt, bool IsHiddenUntilAnswered)
{
    public int ReceiveCount => Handle.ReceiveCount;
}
