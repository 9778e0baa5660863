using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace ServerlessPatterns.Aws;

/// <summary>The step of the SDK's pipeline that finds the endpoint of a call.</summary>
internal sealed class SnsEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        var region = requestContext.Request.AlternateEndpoint?.SystemName ?? config.RegionEndpoint?.SystemName;
        if (region is null && config.ServiceURL is { Length: > 0 } url)
        {
            region = string.IsNullOrEmpty(config.AuthenticationRegion) ? AWSSDKUtils.DetermineRegion(url) : config.AuthenticationRegion;
        }

        return new SnsEndpointParameters(region, config.ServiceURL, config.UseFIPSEndpoint, config.UseDualstackEndpoint);
    }
}
