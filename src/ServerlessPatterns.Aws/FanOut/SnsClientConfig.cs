using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace ServerlessPatterns.Aws;

/// <summary>
/// How an <see cref="SnsClient"/> reaches SNS: <see cref="ClientConfig.RegionEndpoint"/>, <see cref="ClientConfig.ServiceURL"/> (with
/// <see cref="ClientConfig.AuthenticationRegion"/>), <see cref="ClientConfig.MaxErrorRetry"/>, <see cref="ClientConfig.Timeout"/> and all else
/// that clients of the AWS SDK have. What is not set comes from the environment and the profile.
/// </summary>
public sealed class SnsClientConfig : ClientConfig
{
    private const string Service = "SNS";

    private static readonly string s_userAgent = InternalSDKUtils.BuildUserAgentString(
        Service,
        typeof(SnsClientConfig).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");

    private static readonly SnsEndpointResolver s_endpoints = new();

    /// <summary>A configuration that takes everything from the environment and the profile.</summary>
    public SnsClientConfig()
        : base(new DefaultConfigurationProvider(SnsDefaults.Modes))
    {
        // What AWS_ENDPOINT_URL_SNS and "services" sections of a profile are found by.
        ServiceId = Service;
        AuthenticationServiceName = "sns";
        EndpointProvider = new SnsEndpointProvider();
    }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "sns";

    /// <inheritdoc/>
    public override string ServiceVersion => QueryForm.Version;

    /// <inheritdoc/>
    public override string UserAgent => s_userAgent;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var context = new RequestContext(enableMetric: false)
        {
            ClientConfig = this,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, Service) { AlternateEndpoint = parameters.AlternateEndpoint },
        };
        return s_endpoints.GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }
}
