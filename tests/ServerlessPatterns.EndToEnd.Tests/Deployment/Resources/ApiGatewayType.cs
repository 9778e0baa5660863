namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>A type of API Gateway, kept for the interpreter of REST APIs, which looks at its properties.</summary>
/// <param name="name">The property that Ref returns; null: an id.</param>
/// <param name="attributes">The attributes that return its id.</param>
internal sealed class ApiGatewayType(string? name, params string[] attributes) : IResourceType
{
    public const string RootResourceId = "RootResourceId";

    public IReadOnlySet<string> Properties { get; } = new HashSet<string>();

    public Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        // Ids are letters and digits.
        var id = string.Concat(request.PhysicalName.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Task.FromResult(new CreatedResource(
            (name is null ? null : request.Optional(name)) ?? id,
            attributes.ToDictionary(attribute => attribute, attribute => attribute == RootResourceId ? $"{id}root" : id)));
    }
}
