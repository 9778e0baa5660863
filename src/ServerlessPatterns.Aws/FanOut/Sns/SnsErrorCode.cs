namespace ServerlessPatterns.Aws;

/// <summary>
/// What SNS's error codes mean for the one who publishes. See
/// <see href="https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html#API_PublishBatch_Errors">PublishBatch: errors</see> and
/// <see href="https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html">common errors</see>.
/// </summary>
internal static class SnsErrorCode
{
    public static bool IsThrottling(string? code) => CommonErrorCode.Name(code) is "Throttled" or "Throttling" or "RequestThrottled" or "KMSThrottling";

    /// <summary>What to do, as a sentence; empty where <see cref="CommonErrorCode"/> or SNS's own words say it.</summary>
    public static string WayOut(string code, string? said, SendDestination topic) => CommonErrorCode.Name(code) switch
    {
        "NotFound" or "ResourceNotFound"
            => $"There is no topic {topic.Address}: deploy the stack that owns it, and look whether the ARN is that of this environment, account and region.",
        "KMSAccessDenied"
            => $"The key of the topic {topic.Address} (its KmsMasterKeyId) does not let the caller use it: its key policy must allow kms:GenerateDataKey* and kms:Decrypt to the account's principals through SNS.",
        "KMSDisabled" or "KMSInvalidState" or "KMSNotFound" or "KMSOptInRequired"
            => $"The key of the topic {topic.Address} (its KmsMasterKeyId) cannot be used: enable it, cancel its deletion, or give the topic another.",
        "KMSThrottling"
            => $"The key of the topic {topic.Address} (its KmsMasterKeyId) is used more often than the account's quota of KMS requests allows: publish more slowly, or have the quota raised.",
        "InvalidParameter" when said?.Contains("MessageDeduplicationId", StringComparison.Ordinal) == true
            => $"Give each message a SendOptions.DeduplicationId, or let the topic tell duplicates by their content: [FanOutTopic(Fifo = true, ContentBasedDeduplication = true)] on {topic.MessageType.Name}.",
        "InvalidParameter" when said?.Contains("TopicArn", StringComparison.Ordinal) == true
            => $"Look at the ARN {topic.Address}, and whether the client's endpoint is that of its region.",
        _ => "",
    };
}
