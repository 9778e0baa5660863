using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>+ - * / %, of numbers; + joins texts too. Of anything else it is null.</summary>
internal sealed class ArithmeticExpression(char operation, Expression left, Expression right) : Expression
{
    public override object? Value(Evaluation evaluation)
    {
        var (a, b) = (left.Value(evaluation), right.Value(evaluation));
        return operation == '+' && (a is string || b is string)
            ? (a is null ? left.Literal : JavaText.Of(a)) + (b is null ? right.Literal : JavaText.Of(b))
            : a is not null && b is not null && JavaEquality.IsNumber(a) && JavaEquality.IsNumber(b) ? JavaMath.Calculate(operation, a, b) : null;
    }
}
