using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>operand + operand, operand - operand, of numbers.</summary>
internal sealed class ArithmeticOperand(Operand left, Operand right, bool isMinus) : Operand
{
    public override AttributeValue Evaluate(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var augend = UpdateExpression.Required(left, AttributeType.N, item).Number;
        var addend = UpdateExpression.Required(right, AttributeType.N, item).Number;
        return Sum(augend, isMinus ? addend.Negate() : addend);
    }

    public static AttributeValue Sum(AttributeNumber augend, AttributeNumber addend)
        => AttributeNumber.TryAdd(augend, addend, out var sum, out var problem) ? AttributeValue.Of(sum) : throw DynamoDbException.Validation(problem);
}
