namespace ServerlessPatterns;

/// <summary>
/// Names the queue that messages of this type go through, for its sender and its consumer alike. Without it, the name is the type's in
/// kebab case: <c>ShipOrder</c> becomes <c>ship-order</c>.
/// </summary>
/// <param name="name">The queue's logical name: 1 to 80 letters, digits, hyphens and underscores.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class QueueNameAttribute(string name) : Attribute
{
    /// <summary>The queue's logical name.</summary>
    public string Name { get; } = name;
}
