using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>[a, b].</summary>
internal sealed class ListExpression(Expression[] items) : Expression
{
    public override object? Value(Evaluation evaluation) => new JavaList([.. items.Select(item => item.Value(evaluation))], isJson: false);
}
