using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace ServerlessPatterns.Aws;

/// <summary>
/// SNS's endpoints: <c>sns</c> and, for FIPS, <c>sns-fips</c> in every region; in GovCloud the plain one is the FIPS endpoint. See
/// <see href="https://docs.aws.amazon.com/general/latest/gr/sns.html">SNS endpoints and quotas</see>.
/// </summary>
internal sealed class SnsEndpointProvider : IEndpointProvider
{
    private Resolution? _last;

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var wanted = (SnsEndpointParameters)parameters;
        if (wanted.Endpoint is { Length: > 0 } custom)
        {
            return wanted switch
            {
                { UseFips: true } => throw new AmazonClientException($"UseFIPSEndpoint and the endpoint {custom} exclude each other: name the FIPS endpoint itself, or leave one out."),
                { UseDualStack: true } => throw new AmazonClientException($"UseDualstackEndpoint and the endpoint {custom} exclude each other: name the dual-stack endpoint itself, or leave one out."),
                _ => new Endpoint(custom),
            };
        }

        if (wanted.Region is not { Length: > 0 } region)
        {
            throw new AmazonClientException("No region is known for SNS: set AWS_REGION, the profile's region, or SnsClientConfig.RegionEndpoint.");
        }

        // A client's region is always the same, and each call asks.
        var last = _last;
        if (last is null || last.Region != region || last.UseFips != wanted.UseFips || last.UseDualStack != wanted.UseDualStack)
        {
            _last = last = new Resolution(region, wanted.UseFips, wanted.UseDualStack, Url(region, wanted.UseFips, wanted.UseDualStack));
        }

        return new Endpoint(last.Url);
    }

    private static string Url(string region, bool useFips, bool useDualStack)
    {
        var partition = Fn.Partition(region);
        if ((useFips && !partition.supportsFIPS) || (useDualStack && !partition.supportsDualStack))
        {
            throw new AmazonClientException($"The partition {partition.name} of the region {region} has no {(useFips ? "FIPS" : "dual-stack")} endpoints.");
        }

        var name = useFips && (useDualStack || partition.name != "aws-us-gov") ? "sns-fips" : "sns";
        return $"https://{name}.{region}.{(useDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}/";
    }

    private sealed record Resolution(string Region, bool UseFips, bool UseDualStack, string Url);
}
