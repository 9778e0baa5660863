using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>&lt; &lt;= &gt; &gt;=, of numbers.</summary>
internal sealed class ComparisonExpression(string operation, Expression left, Expression right) : Expression
{
    public override object? Value(Evaluation evaluation) => IsTrue(evaluation);

    public override bool IsTrue(Evaluation evaluation)
    {
        var (a, b) = (Number(left, evaluation), Number(right, evaluation));
        var order = JavaMath.Compare(a, b);
        return operation switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    private object Number(Expression side, Evaluation evaluation)
        => side.Value(evaluation) is { } value && JavaEquality.IsNumber(value) ? value : throw new MappingException($"{side.Literal}, a side of {operation}, is no number.");
}
