using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>Two conditions with AND or OR between them.</summary>
internal sealed class LogicalCondition(Condition left, Condition right, bool isAnd) : Condition
{
    public Condition Left { get; } = left;

    public Condition Right { get; } = right;

    public bool IsAnd { get; } = isAnd;

    public override bool Holds(IReadOnlyDictionary<string, AttributeValue> item)
        => IsAnd ? Left.Holds(item) && Right.Holds(item) : Left.Holds(item) || Right.Holds(item);
}
