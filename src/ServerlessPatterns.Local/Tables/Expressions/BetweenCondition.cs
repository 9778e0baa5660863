using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>operand BETWEEN lower AND upper, both included.</summary>
internal sealed class BetweenCondition(Operand operand, Operand lower, Operand upper) : Condition
{
    public Operand Operand { get; } = operand;

    public Operand Lower { get; } = lower;

    public Operand Upper { get; } = upper;

    public override bool Holds(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var value = Operand.Evaluate(item);
        return ComparisonCondition.Holds(value, ">=", Lower.Evaluate(item)) && ComparisonCondition.Holds(value, "<=", Upper.Evaluate(item));
    }
}
