namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>A type of resource, as the interpreter creates it.</summary>
internal interface IResourceType
{
    /// <summary>The properties that it knows; a template with another one fails.</summary>
    IReadOnlySet<string> Properties { get; }

    Task<CreatedResource> CreateAsync(ResourceRequest request);
}
