using Amazon.Runtime;

namespace ServerlessPatterns.Aws;

/// <summary>See <see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</see>.</summary>
internal sealed class PublishRequest(string topicArn, OutgoingMessage message) : AmazonWebServiceRequest
{
    public string TopicArn { get; } = topicArn;

    public OutgoingMessage Message { get; } = message;
}
