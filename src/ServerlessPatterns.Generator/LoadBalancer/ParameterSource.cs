namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>Where a parameter of an endpoint's method gets its value from.</summary>
internal enum ParameterSource
{
    Route,
    Query,
    Header,
    Body,
    Request,
    InvocationContext,
    CancellationToken,
    LambdaContext,
}
