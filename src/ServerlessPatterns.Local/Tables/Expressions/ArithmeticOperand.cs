using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>operand + operand, operand - operand, of numbers.</summary>
internal sealed class ArithmeticOperand(Operand left, Operand right, bool isMinus) : Operand
{
    public override AttributeValue Evaluate(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var (augend, addend) = (UpdateExpression.Required(left, item), UpdateExpression.Required(right, item));
        if (augend.Type != AttributeType.N || addend.Type != AttributeType.N)
        {
            throw UpdateExpression.IncorrectType();
        }

        return Sum(augend.Number, isMinus ? addend.Number.Negate() : addend.Number);
    }

    public static AttributeValue Sum(AttributeNumber augend, AttributeNumber addend)
        => AttributeNumber.TryAdd(augend, addend, out var sum, out var problem) ? AttributeValue.Of(sum) : throw DynamoDbException.Validation(problem);
}
