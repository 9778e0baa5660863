namespace ServerlessPatterns.Local;

/// <summary>A message as it lies in a queue.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="Body">Its body.</param>
/// <param name="ReceiveCount">How often it was received: in a dead-letter queue, how often it was tried.</param>
/// <param name="LastFailure">Why its last handling failed, as far as it is known here; SQS does not tell.</param>
public sealed record CloudMessage(string MessageId, string Body, int ReceiveCount, string? LastFailure);
