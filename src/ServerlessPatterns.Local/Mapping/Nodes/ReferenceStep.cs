namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>A step from a value to one of its own.</summary>
internal abstract class ReferenceStep
{
    /// <summary>How it stands in messages.</summary>
    public abstract string Name { get; }

    public abstract object? Execute(object target, Evaluation evaluation);

    public virtual void Set(object target, object value, Evaluation evaluation) => throw new InvalidOperationException($"{Name} cannot be set.");
}
