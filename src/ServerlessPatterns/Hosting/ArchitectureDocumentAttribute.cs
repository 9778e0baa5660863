using System.ComponentModel;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// Holds the diagram of the assembly's service, from where the build writes it to a file beside the assembly. For generated code.
/// </summary>
/// <param name="markdown">The document.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ArchitectureDocumentAttribute(string markdown) : Attribute
{
    /// <summary>The document: Markdown that holds a Mermaid flowchart.</summary>
    public string Markdown { get; } = markdown;
}
