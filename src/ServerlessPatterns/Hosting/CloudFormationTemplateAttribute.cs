using System.ComponentModel;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// Holds the assembly's CloudFormation template, from where the build writes it to a file beside the assembly. For generated code.
/// </summary>
/// <param name="json">The template.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CloudFormationTemplateAttribute(string json) : Attribute
{
    /// <summary>The template's JSON.</summary>
    public string Json { get; } = json;
}
