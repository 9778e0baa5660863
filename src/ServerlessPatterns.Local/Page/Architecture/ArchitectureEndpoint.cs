namespace ServerlessPatterns.Local.Page.Architecture;

/// <summary>A request that can be made of the system.</summary>
/// <param name="Id">Tells it from the others.</param>
/// <param name="Service">The service that answers it.</param>
/// <param name="Kind">api, loadBalancer, queue or topic.</param>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Url">The whole address, with {name} where something is the caller's to give.</param>
/// <param name="Node">The node that it comes to.</param>
/// <param name="Title">What it does.</param>
internal sealed record ArchitectureEndpoint(string Id, string Service, string Kind, string Method, string Url, string Node, string Title)
{
    /// <summary>A body to begin with; null where it takes none.</summary>
    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The names in the address.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];
}
