namespace ServerlessPatterns.Aws;

/// <summary>A message that SNS did not take.</summary>
/// <param name="Id">Its id in the batch.</param>
/// <param name="Code">SNS's error code.</param>
/// <param name="Message">What SNS says of it.</param>
/// <param name="SenderFault">Sending it again would fail again.</param>
internal readonly record struct PublishBatchFailure(string Id, string Code, string? Message, bool SenderFault);
