using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>
/// Two operands with a comparator between them. Values of two types are not equal and have no order; what an item does not have differs from everything
/// and is otherwise like nothing.
/// </summary>
internal sealed class ComparisonCondition(Operand left, string comparator, Operand right) : Condition
{
    public Operand Left { get; } = left;

    public string Comparator { get; } = comparator;

    public Operand Right { get; } = right;

    public override bool Holds(IReadOnlyDictionary<string, AttributeValue> item)
        => Holds(Left.Evaluate(item), Comparator, Right.Evaluate(item));

    public static bool Holds(AttributeValue? left, string comparator, AttributeValue? right)
    {
        if (comparator is "=" or "<>")
        {
            return (left is not null && left.Equals(right)) == (comparator == "=");
        }

        return left is not null && right is not null && left.CompareTo(right) is { } order && comparator switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}
