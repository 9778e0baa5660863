using Microsoft.AspNetCore.Http.Features;

namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>Says that a request has a body, which the in-memory server does not say of one that is put together by hand.</summary>
internal sealed class HasBody : IHttpRequestBodyDetectionFeature
{
    public static readonly HasBody Instance = new();

    public bool CanHaveBody => true;
}
