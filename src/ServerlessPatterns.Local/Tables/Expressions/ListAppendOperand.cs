using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>list_append(list, list): the elements of both.</summary>
internal sealed class ListAppendOperand(Operand first, Operand second) : Operand
{
    public override AttributeValue Evaluate(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var (head, tail) = (UpdateExpression.Required(first, item), UpdateExpression.Required(second, item));
        return head.Type == AttributeType.L && tail.Type == AttributeType.L
            ? AttributeValue.List([.. head.Elements, .. tail.Elements])
            : throw UpdateExpression.IncorrectType();
    }
}
