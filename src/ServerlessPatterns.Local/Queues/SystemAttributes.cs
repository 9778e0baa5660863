using System.Globalization;

namespace ServerlessPatterns.Local.Queues;

/// <summary>
/// What SQS itself says of a received message:
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
/// </summary>
internal static class SystemAttributes
{
    /// <summary>Whoever sends here has no IAM user; its id has the form of one.</summary>
    public const string SenderId = "AIDALOCALSENDER000000";

    public static IEnumerable<KeyValuePair<string, string>> Of(ReceivedMessage received)
    {
        var message = received.Message;
        yield return new("ApproximateReceiveCount", received.ReceiveCount.ToString(CultureInfo.InvariantCulture));
        yield return new("SentTimestamp", received.SentAt.ToString(CultureInfo.InvariantCulture));
        if (message.DeduplicationId is not null)
        {
            yield return new("SequenceNumber", SentMessage.SequenceNumberOf(received.Handle.Message));
        }

        if (message.GroupId is { } group)
        {
            yield return new("MessageGroupId", group);
        }

        yield return new("SenderId", SenderId);
        if (message.DeduplicationId is { } deduplicationId)
        {
            yield return new("MessageDeduplicationId", deduplicationId);
        }

        yield return new("ApproximateFirstReceiveTimestamp", received.FirstReceivedAt.ToString(CultureInfo.InvariantCulture));
        if (message.DeadLetterSourceArn is { } source)
        {
            yield return new("DeadLetterQueueSourceArn", source);
        }

        if (message.TraceHeader is { } trace)
        {
            yield return new("AWSTraceHeader", trace);
        }
    }
}
