namespace ServerlessPatterns.Local.Queues;

/// <summary>A message as it stood in its queue when somebody looked, without receiving it.</summary>
/// <param name="Message">What does not change.</param>
/// <param name="State">Where it was.</param>
/// <param name="SentAt">Milliseconds of Unix time, as all times here.</param>
/// <param name="ArrivedAt">When it came into this queue.</param>
/// <param name="DueAt">When its delay or visibility timeout is over; null where it is visible, or hidden until it is answered.</param>
/// <param name="ReceiveCount">How often it was received.</param>
/// <param name="DeadLetterSourceArn">The queue that it is a dead letter of.</param>
/// <param name="LastFailure">Why its last handling failed.</param>
internal sealed record QueuedMessage(
    LocalMessage Message,
    MessageState State,
    long SentAt,
    long ArrivedAt,
    long? DueAt,
    int ReceiveCount,
    string? DeadLetterSourceArn,
    string? LastFailure);
