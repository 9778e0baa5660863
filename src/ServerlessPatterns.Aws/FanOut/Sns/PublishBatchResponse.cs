using Amazon.Runtime;

namespace ServerlessPatterns.Aws;

/// <summary>The answer to <see cref="PublishBatchRequest"/>: each message should be in one of the lists, by its id.</summary>
internal sealed class PublishBatchResponse : AmazonWebServiceResponse
{
    public List<PublishBatchSuccess> Successful { get; } = [];

    public List<PublishBatchFailure> Failed { get; } = [];
}
