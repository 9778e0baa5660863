using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>== and !=. Numbers are compared as numbers, what is of one class by equals, and the rest as text.</summary>
internal sealed class EqualityExpression(Expression left, Expression right, bool isNegated) : Expression
{
    public override object? Value(Evaluation evaluation) => IsTrue(evaluation);

    public override bool IsTrue(Evaluation evaluation) => AreEqual(left.Value(evaluation), right.Value(evaluation)) != isNegated;

    private static bool AreEqual(object? a, object? b)
        => a is null || b is null ? a is null && b is null
            : JavaEquality.IsNumber(a) && JavaEquality.IsNumber(b) ? JavaMath.Compare(a, b) == 0
            : JavaEquality.AreOfOneClass(a, b) ? JavaEquality.Equals(a, b)
            : JavaText.Of(a) == JavaText.Of(b);
}
