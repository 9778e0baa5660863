using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>A function of a condition: size, which has a value, or one that holds or does not.</summary>
internal sealed class FunctionOperand(string name, IReadOnlyList<Operand> arguments) : Operand
{
    public const string Size = "size";

    public string Name { get; } = name;

    public IReadOnlyList<Operand> Arguments { get; } = arguments;

    /// <summary>
    /// The length of a text or of octets, the number of a set's, a list's or a map's elements
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html#Expressions.OperatorsAndFunctions.Functions).
    /// </summary>
    public override AttributeValue? Evaluate(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var value = Arguments[0].Evaluate(item);
        int? size = value?.Type switch
        {
            null or AttributeType.N or AttributeType.BOOL or AttributeType.NULL => null,
            AttributeType.S => value.Text.Length,
            AttributeType.B => value.Bytes.Length,
            AttributeType.M => value.Members.Count,
            _ => value.Elements.Count,
        };
        return size is { } count ? AttributeValue.Of(AttributeNumber.Of(count)) : null;
    }
}
