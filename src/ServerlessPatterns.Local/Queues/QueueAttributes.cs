using System.Globalization;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.Local.Queues;

/// <summary>
/// A queue's attributes as texts:
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
/// </summary>
internal static class QueueAttributes
{
    /// <summary>All that may be asked for, with those that our queues do not have.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed", "ApproximateNumberOfMessagesNotVisible", "CreatedTimestamp",
        "DelaySeconds", "LastModifiedTimestamp", "MaximumMessageSize", "MessageRetentionPeriod", "Policy", "QueueArn",
        "ReceiveMessageWaitTimeSeconds", "RedrivePolicy", "RedriveAllowPolicy", "VisibilityTimeout", "KmsMasterKeyId",
        "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled", "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope",
        "FifoThroughputLimit",
    };

    public static IReadOnlyList<KeyValuePair<string, string>> Of(LocalQueue queue)
    {
        var settings = queue.Settings;
        var counts = queue.Count();
        var created = Text(queue.CreatedAt / 1000);
        var attributes = new List<KeyValuePair<string, string>>
        {
            new("QueueArn", settings.Arn),
            new("ApproximateNumberOfMessages", Text(counts.Visible)),
            new("ApproximateNumberOfMessagesNotVisible", Text(counts.InFlight)),
            new("ApproximateNumberOfMessagesDelayed", Text(counts.Delayed)),
            new("CreatedTimestamp", created),
            new("LastModifiedTimestamp", created),
            new("VisibilityTimeout", Text(settings.VisibilityTimeout)),
            new("MaximumMessageSize", Text(settings.MaximumMessageSize)),
            new("MessageRetentionPeriod", Text(settings.MessageRetentionPeriod)),
            new("DelaySeconds", Text(settings.DelaySeconds)),
            new("ReceiveMessageWaitTimeSeconds", Text(settings.ReceiveMessageWaitTimeSeconds)),
        };
        if (settings.DeadLetterTargetArn is { } target)
        {
            attributes.Add(new(
                "RedrivePolicy",
                new JsonObject { ["deadLetterTargetArn"] = target, ["maxReceiveCount"] = settings.MaxReceiveCount }.ToJsonString()));
        }

        if (settings.FifoQueue)
        {
            attributes.Add(new("FifoQueue", "true"));
            attributes.Add(new("ContentBasedDeduplication", settings.ContentBasedDeduplication ? "true" : "false"));
            attributes.Add(new("DeduplicationScope", settings.DeduplicationScope));
            attributes.Add(new("FifoThroughputLimit", settings.FifoThroughputLimit));
        }

        return attributes;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
