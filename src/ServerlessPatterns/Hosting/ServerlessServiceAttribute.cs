namespace ServerlessPatterns;

/// <summary>
/// Names the service that the assembly is. The name stands in the tag <c>serverless-patterns:service</c> of every resource. Default: the
/// assembly's name.
/// </summary>
/// <param name="name">1 to 63 characters: letters, digits, <c>.</c>, <c>-</c> and <c>_</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ServerlessServiceAttribute(string name) : Attribute
{
    /// <summary>The service's name.</summary>
    public string Name { get; } = name;
}
