namespace ServerlessPatterns.Aws;

/// <summary>A message that SNS took.</summary>
/// <param name="Id">Its id in the batch.</param>
/// <param name="MessageId">SNS's id for it.</param>
internal readonly record struct PublishBatchSuccess(string Id, string MessageId);
