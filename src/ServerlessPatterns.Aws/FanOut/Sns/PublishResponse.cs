using Amazon.Runtime;

namespace ServerlessPatterns.Aws;

/// <summary>The answer to <see cref="PublishRequest"/>.</summary>
internal sealed class PublishResponse : AmazonWebServiceResponse
{
    public string MessageId { get; set; } = "";
}
