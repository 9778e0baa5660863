using Amazon.Runtime.Endpoints;

namespace ServerlessPatterns.Aws;

/// <summary>What SNS's endpoint follows from; the keys are those of AWS's endpoint rules, which a global endpoint provider reads too.</summary>
internal sealed class SnsEndpointParameters : EndpointParameters
{
    public SnsEndpointParameters(string? region, string? endpoint, bool useFips, bool useDualStack)
    {
        Region = region;
        Endpoint = endpoint;
        UseFips = useFips;
        UseDualStack = useDualStack;
        this[nameof(Region)] = region;
        this[nameof(Endpoint)] = endpoint;
        this["UseFIPS"] = useFips;
        this[nameof(UseDualStack)] = useDualStack;
    }

    public string? Region { get; }

    public string? Endpoint { get; }

    public bool UseFips { get; }

    public bool UseDualStack { get; }
}
