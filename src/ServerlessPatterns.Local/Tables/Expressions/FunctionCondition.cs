using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>A function that holds of an item or does not.</summary>
internal sealed class FunctionCondition(string name, IReadOnlyList<Operand> arguments) : Condition
{
    public const string BeginsWith = "begins_with";

    public string Name { get; } = name;

    public IReadOnlyList<Operand> Arguments { get; } = arguments;

    public override bool Holds(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var value = Arguments[0].Evaluate(item);
        return Name switch
        {
            "attribute_exists" => value is not null,
            "attribute_not_exists" => value is null,
            "attribute_type" => value is not null && value.Type.ToString() == Arguments[1].Evaluate(item)?.Text,
            BeginsWith => Begins(value, Arguments[1].Evaluate(item)),
            _ => Contains(value, Arguments[1].Evaluate(item)),
        };
    }

    public static bool Begins(AttributeValue? value, AttributeValue? start) => value is not null && value.Type == start?.Type && value.Type switch
    {
        AttributeType.S => value.Text.StartsWith(start.Text, StringComparison.Ordinal),
        AttributeType.B => value.Bytes.AsSpan().StartsWith(start.Bytes),
        _ => false,
    };

    /// <summary>A part of a text or of octets, or an element of a set or a list.</summary>
    private static bool Contains(AttributeValue? value, AttributeValue? part) => value is not null && part is not null && value.Type switch
    {
        AttributeType.S => part.Type == AttributeType.S && value.Text.Contains(part.Text, StringComparison.Ordinal),
        AttributeType.B => part.Type == AttributeType.B && value.Bytes.AsSpan().IndexOf(part.Bytes) >= 0,
        AttributeType.L or AttributeType.SS or AttributeType.NS or AttributeType.BS => value.Elements.Contains(part),
        _ => false,
    };
}
