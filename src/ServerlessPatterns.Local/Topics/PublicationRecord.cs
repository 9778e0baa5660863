namespace ServerlessPatterns.Local.Topics;

/// <summary>A publication of the past.</summary>
/// <param name="Number">Which of the topic's it was, from 1.</param>
/// <param name="Time">When.</param>
/// <param name="Message">The message.</param>
/// <param name="Receipt">What its publisher was told.</param>
/// <param name="IsDuplicate">A message that a FIFO topic had had, and delivered to nobody.</param>
/// <param name="Verdicts">What became of it at each subscription.</param>
/// <param name="TraceId">The trace that it is in; null where it is in none.</param>
internal sealed record PublicationRecord(
    long Number, DateTimeOffset Time, TopicMessage Message, PublishReceipt Receipt, bool IsDuplicate, IReadOnlyList<SubscriptionVerdict> Verdicts, string? TraceId);
