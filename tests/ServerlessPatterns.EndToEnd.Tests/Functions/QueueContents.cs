using Amazon.SQS;
using Amazon.SQS.Model;

namespace ServerlessPatterns.EndToEnd.Tests.Functions;

/// <summary>What lies in a queue.</summary>
internal static class QueueContents
{
    /// <summary>The bodies of the messages that can be received; they are then in flight.</summary>
    public static async Task<IReadOnlyList<string>> BodiesAsync(this AmazonSQSClient sqs, string url, CancellationToken cancellationToken)
    {
        var bodies = new List<string>();
        while (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }, cancellationToken)
            is { Messages: { Count: > 0 } messages })
        {
            bodies.AddRange(messages.Select(message => message.Body));
        }

        return bodies;
    }

    /// <summary>How many messages the queue holds, in flight or not.</summary>
    public static async Task<int> CountAsync(this AmazonSQSClient sqs, string url, CancellationToken cancellationToken)
    {
        var attributes = await sqs.GetQueueAttributesAsync(url, ["All"], cancellationToken);
        return attributes.ApproximateNumberOfMessages + attributes.ApproximateNumberOfMessagesNotVisible + attributes.ApproximateNumberOfMessagesDelayed;
    }
}
