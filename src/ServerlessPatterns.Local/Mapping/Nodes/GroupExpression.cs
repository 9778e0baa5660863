namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>An expression in parentheses.</summary>
internal sealed class GroupExpression(Expression inner) : Expression
{
    public override object? Value(Evaluation evaluation) => inner.Value(evaluation);

    public override bool IsTrue(Evaluation evaluation) => inner.IsTrue(evaluation);
}
