using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>A value that the request gives.</summary>
internal sealed class ValueOperand(AttributeValue value) : Operand
{
    public AttributeValue Value { get; } = value;

    public override AttributeValue? Evaluate(IReadOnlyDictionary<string, AttributeValue> item) => Value;
}
