namespace ServerlessPatterns.Aws;

/// <summary>
/// A queue's URL: <c>https://sqs.region.amazonaws.com/account/name</c>. See
/// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html">SQS: queue and message identifiers</see>.
/// </summary>
internal static class QueueUrl
{
    private const string Example = "https://sqs.eu-west-1.amazonaws.com/123456789012/order-placed";

    public static string Check(string? queueUrl, string parameterName)
    {
        if (string.IsNullOrWhiteSpace(queueUrl))
        {
            throw new ArgumentException($"A sender needs its queue's URL, such as {Example}; it was given none.", parameterName);
        }

        if (queueUrl.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                queueUrl.Contains(":sns:", StringComparison.Ordinal)
                    ? $"'{queueUrl}' is the ARN of a topic. A sender needs a queue's URL, such as {Example}; to a topic, publish: services.AddTopicPublisher<T>(…), ITopicPublisher<T>."
                    : $"'{queueUrl}' is an ARN. A sender needs the queue's URL, such as {Example}: it is the queue's output QueueUrl, or what !Ref gives.",
                parameterName);
        }

        return Uri.TryCreate(queueUrl, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Host.Length > 0 && Name(queueUrl).Length > 0 && uri.AbsolutePath.Length > 1
            ? queueUrl
            : throw new ArgumentException($"'{queueUrl}' is not the URL of an SQS queue, which looks like {Example}. A queue's name alone does not do: GetQueueUrl, or !Ref in a template, gives the URL.", parameterName);
    }

    /// <summary>FIFO queues, and they alone, have names that end so: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fifo-queues.html.</summary>
    public static bool IsFifo(string queueUrl) => queueUrl.EndsWith(".fifo", StringComparison.Ordinal);

    public static string Name(string queueUrl) => queueUrl[(queueUrl.LastIndexOf('/') + 1)..];

    /// <summary>
    /// The region that an AWS host's name says (<see href="https://docs.aws.amazon.com/general/latest/gr/sqs-service.html">SQS: endpoints</see>): the part
    /// after <c>sqs</c>, or before <c>queue</c> in legacy names; null: it is another's host.
    /// </summary>
    public static string? Region(string queueUrl)
    {
        var host = new Uri(queueUrl).Host;
        if (!host.EndsWith(".amazonaws.com", StringComparison.Ordinal) && !host.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal) && !host.EndsWith(".api.aws", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = host.Split('.');
        return Array.FindIndex(parts, part => part is "sqs" or "sqs-fips") is var service and >= 0 ? parts[service + 1]
            : parts[1] == "queue" ? parts[0]
            : parts[0] == "queue" ? "us-east-1"
            : null;
    }
}
