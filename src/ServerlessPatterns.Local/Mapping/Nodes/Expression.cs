namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>What has a value.</summary>
internal abstract class Expression
{
    /// <summary>What stands in the template for it, which + writes in place of null.</summary>
    public string Literal { get; init; } = "";

    public abstract object? Value(Evaluation evaluation);

    /// <summary>Whether it holds as a condition. References, comparisons and true do; texts, numbers and lists that stand there themselves never.</summary>
    public virtual bool IsTrue(Evaluation evaluation) => false;
}
