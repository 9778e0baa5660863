namespace ServerlessPatterns.Aws;

/// <summary>
/// What SQS's own error codes mean for the one who sends. See
/// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html#API_SendMessage_Errors">SendMessage: errors</see>.
/// </summary>
internal static class SqsErrorCode
{
    /// <summary>The way out, as a sentence; empty where these are not SQS's own codes, or its words say all there is.</summary>
    public static string WayOut(string code, string queueUrl)
        => code.StartsWith("KMS", StringComparison.OrdinalIgnoreCase)
            ? $"The key that encrypts the queue {queueUrl} cannot be used: it must be enabled, and its policy must allow kms:GenerateDataKey and kms:Decrypt to the sender through SQS."
            : CommonErrorCode.Name(code) switch
            {
                "NonExistentQueue" or "QueueDoesNotExist" or "QueueDeletedRecently" or "InvalidAddress"
                    => $"Deploy the stack that owns the queue, and look whether {queueUrl} is its URL in this environment, account and region: a queue is reached in its own region only.",
                "InvalidMessageContents" => "The body or an attribute has a character that SQS does not take.",
                "OverLimit" => "The queue holds as much as it may.",
                _ => "",
            };
}
