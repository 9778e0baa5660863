namespace ServerlessPatterns.Local;

/// <summary>A request that a service answers here: a method of an API, or a route behind the load balancer.</summary>
/// <param name="Service">The service.</param>
/// <param name="LogicalId">The resource that answers: the API, or the function behind the load balancer.</param>
/// <param name="Kind">What it goes through.</param>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Url">The whole address, with {name} where a segment is the caller's to give.</param>
internal sealed record LocalEndpoint(string Service, string LogicalId, LocalEndpointKind Kind, string Method, string Url)
{
    /// <summary>What it leads to, for people: a table, or a function; null where it is the resource itself.</summary>
    public string? Target { get; init; }

    /// <summary>The address with made-up values where names are, and with what its query needs; null where there are none to be made up.</summary>
    public string? SampleUrl { get; init; }

    /// <summary>A body to copy, made up from what the endpoint takes; null where it takes none.</summary>
    public string? SampleBody => Sample?.Value;

    /// <summary>What makes it up when it is asked for: nothing else has to wait for it at the start.</summary>
    public Lazy<string?>? Sample { get; init; }

    /// <summary>Header fields that a request needs, such as x-api-key.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
