namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>A resource that exists by its name alone: the emulator has none of its kind, and the tests look at its properties.</summary>
/// <param name="arn">Its ARN, {0} being its name; null: nothing refers to one.</param>
/// <param name="properties">The properties that it knows; none: any.</param>
internal sealed class NamedType(string? arn, params string[] properties) : IResourceType
{
    public IReadOnlySet<string> Properties { get; } = new HashSet<string>(properties);

    public Task<CreatedResource> CreateAsync(ResourceRequest request)
    {
        var attributes = new Dictionary<string, string>();
        if (arn is not null)
        {
            attributes["Arn"] = string.Format(null, arn, request.PhysicalName);
        }

        return Task.FromResult(new CreatedResource(request.PhysicalName, attributes));
    }
}
