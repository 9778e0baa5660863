namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>!.</summary>
internal sealed class NotExpression(Expression operand) : Expression
{
    public override object? Value(Evaluation evaluation) => IsTrue(evaluation);

    public override bool IsTrue(Evaluation evaluation) => !operand.IsTrue(evaluation);
}
