using ServerlessPatterns;

namespace Legacy;

/// <summary>Reminds the warehouse of an article.</summary>
[QueueName("reminders")]
public sealed record Reminder(string Sku);
