namespace ServerlessPatterns.Local.Apis;

/// <summary>A service's API, where it is served.</summary>
/// <param name="Service">The service.</param>
/// <param name="BasePath">The path that its paths begin with, /apis/shop/api: what the stage is in API Gateway's own addresses, and a base path behind a domain.</param>
/// <param name="Api">The API.</param>
internal sealed record LocalApi(string Service, string BasePath, RestApi Api)
{
    public string LogicalId => Api.Definition.Api.LogicalId;

    /// <summary>Every method with its resource.</summary>
    public IEnumerable<(ApiResource Resource, ApiMethod Method)> Methods
        => Api.Definition.Root.All().SelectMany(resource => resource.Methods.Values.Select(method => (resource, method)));

    /// <summary>Whether a path is below the stage.</summary>
    public bool Has(string path) => path.StartsWith(BasePath, StringComparison.Ordinal) && (path.Length == BasePath.Length || path[BasePath.Length] == '/');
}
