using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace ServerlessPatterns.Aws;

/// <summary>
/// The two operations of SNS that publishers need, <c>Publish</c> and <c>PublishBatch</c>, on the AWS SDK's core: credentials, region,
/// endpoints, retries and signing are the SDK's own, and behave as those of its clients do. One client serves any number of publishers and
/// threads; make one and keep it.
/// </summary>
public sealed class SnsClient : AmazonServiceClient
{
    private static readonly IServiceMetadata s_metadata = new SnsServiceMetadata();

    /// <summary>
    /// A client with the environment's credentials and region: in Lambda the function's role and region; elsewhere what
    /// <see href="https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html">the SDKs' standard chain</see> finds.
    /// <c>AWS_ENDPOINT_URL_SNS</c>, <c>AWS_ENDPOINT_URL</c> and the profile's endpoint are heeded.
    /// </summary>
    /// <exception cref="AmazonClientException">No region is configured.</exception>
    public SnsClient()
        : this(new SnsClientConfig())
    {
    }

    /// <summary>A client with the environment's credentials, and a region, an endpoint or retries of your own.</summary>
    /// <param name="config">The configuration; it is not to be changed any more.</param>
    /// <exception cref="AmazonClientException">Neither region nor endpoint is configured.</exception>
    public SnsClient(SnsClientConfig config)
        : base(config)
    {
    }

    /// <summary>A client with credentials of your own.</summary>
    /// <param name="credentials">The credentials; those of a role renew themselves.</param>
    /// <param name="config">The configuration; it is not to be changed any more.</param>
    /// <exception cref="AmazonClientException">Neither region nor endpoint is configured.</exception>
    public SnsClient(AWSCredentials credentials, SnsClientConfig config)
        : base(credentials, config)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => s_metadata;

    internal Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken)
    {
        CheckRegion(request.TopicArn);
        var options = new InvokeOptions { RequestMarshaller = PublishMarshaller.Instance, ResponseUnmarshaller = PublishUnmarshaller.Instance };
        return InvokeAsync<PublishResponse>(request, options, cancellationToken);
    }

    internal Task<PublishBatchResponse> PublishBatchAsync(PublishBatchRequest request, CancellationToken cancellationToken)
    {
        CheckRegion(request.TopicArn);
        var options = new InvokeOptions { RequestMarshaller = PublishBatchMarshaller.Instance, ResponseUnmarshaller = PublishBatchUnmarshaller.Instance };
        return InvokeAsync<PublishBatchResponse>(request, options, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new SnsEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SnsAuthSchemeHandler());
    }

    /// <summary>
    /// A topic answers in its own region alone. SNS says of another's only that the parameter TopicArn is invalid, which helps nobody.
    /// </summary>
    private void CheckRegion(string topicArn)
    {
        var clientRegion = Config.AuthenticationRegion ?? Config.RegionEndpoint?.SystemName;
        var topicRegion = TopicArn.Region(topicArn);
        if (string.IsNullOrEmpty(clientRegion) || topicRegion.Equals(clientRegion, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        throw new AmazonClientException(
            $"The topic {topicArn} is in the region {topicRegion}, and the SNS client works in {clientRegion}: a topic is reached in its own region only. "
            + $"Give the publisher an SnsClient for {topicRegion} (SnsClientConfig.RegionEndpoint, or AuthenticationRegion beside a ServiceURL), or set AWS_REGION to it.");
    }
}
