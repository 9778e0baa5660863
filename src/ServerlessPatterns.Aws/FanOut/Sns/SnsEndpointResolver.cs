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

    /// <summary>
    /// Beside an endpoint from the environment or the profile, the core signs for the region that the endpoint's host names, and for us-east-1
    /// where it names none; a configured region is the better word.
    /// </summary>
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
    {
        var context = executionContext.RequestContext;
        if (string.IsNullOrEmpty(context.Request.AuthenticationRegion) && context.ClientConfig.RegionEndpoint?.SystemName is { } region)
        {
            context.Request.AuthenticationRegion = region;
        }
    }
}
