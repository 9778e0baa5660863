using System.ComponentModel;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// Holds the OpenAPI document of the assembly's API, from where the build writes it to a file beside the assembly. For generated code.
/// </summary>
/// <param name="json">The document.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenApiDocumentAttribute(string json) : Attribute
{
    /// <summary>The document's JSON.</summary>
    public string Json { get; } = json;
}
