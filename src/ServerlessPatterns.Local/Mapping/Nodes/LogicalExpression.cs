namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>&amp;&amp; and ||. The right side is looked at where the left has not decided.</summary>
internal sealed class LogicalExpression(Expression left, Expression right, bool isOr) : Expression
{
    public override object? Value(Evaluation evaluation) => IsTrue(evaluation);

    public override bool IsTrue(Evaluation evaluation) => left.IsTrue(evaluation) == isOr ? isOr : right.IsTrue(evaluation);
}
