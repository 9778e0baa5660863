namespace ServerlessPatterns.Local;

/// <summary>What a request goes through.</summary>
internal enum LocalEndpointKind
{
    /// <summary>API Gateway.</summary>
    Api,

    /// <summary>An Application Load Balancer's listener.</summary>
    LoadBalancer,
}
