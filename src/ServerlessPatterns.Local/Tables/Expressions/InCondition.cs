using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>operand IN (a, b, …).</summary>
internal sealed class InCondition(Operand operand, IReadOnlyList<Operand> choices) : Condition
{
    public override bool Holds(IReadOnlyDictionary<string, AttributeValue> item)
        => operand.Evaluate(item) is { } value && choices.Any(choice => value.Equals(choice.Evaluate(item)));
}
