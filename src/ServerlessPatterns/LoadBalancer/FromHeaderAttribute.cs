namespace ServerlessPatterns;

/// <summary>Fills the parameter of a route from a header of the request. Several lines of the header are joined by <c>", "</c>.</summary>
/// <param name="name">The header's name, without regard to case.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromHeaderAttribute(string name) : Attribute
{
    /// <summary>The header's name.</summary>
    public string Name { get; } = name;
}
