using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>list_append(list, list): the elements of both.</summary>
internal sealed class ListAppendOperand(Operand first, Operand second) : Operand
{
    public override AttributeValue Evaluate(IReadOnlyDictionary<string, AttributeValue> item)
        => AttributeValue.List([.. UpdateExpression.Required(first, AttributeType.L, item).Elements, .. UpdateExpression.Required(second, AttributeType.L, item).Elements]);
}
