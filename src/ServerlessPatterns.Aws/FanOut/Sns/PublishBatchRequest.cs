using Amazon.Runtime;

namespace ServerlessPatterns.Aws;

/// <summary>
/// See <see href="https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html">PublishBatch</see>. A message's id in the batch is its place,
/// from 0.
/// </summary>
internal sealed class PublishBatchRequest(string topicArn, ReadOnlyMemory<OutgoingMessage> messages) : AmazonWebServiceRequest
{
    public string TopicArn { get; } = topicArn;

    /// <summary>1 to 10 messages; they must not change during the call.</summary>
    public ReadOnlyMemory<OutgoingMessage> Messages { get; } = messages;
}
