namespace ServerlessPatterns.Local.Queues;

/// <summary>How many messages a queue holds.</summary>
/// <param name="Visible">ApproximateNumberOfMessages.</param>
/// <param name="InFlight">ApproximateNumberOfMessagesNotVisible.</param>
/// <param name="Delayed">ApproximateNumberOfMessagesDelayed.</param>
/// <param name="OldestAge">ApproximateAgeOfOldestMessage; zero where the queue is empty.</param>
internal readonly record struct QueueCounts(int Visible, int InFlight, int Delayed, TimeSpan OldestAge)
{
    public int Total => Visible + InFlight + Delayed;
}
