using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>What stands on a side of an operator or in a function's parentheses.</summary>
internal abstract class Operand
{
    /// <summary>Its value in an item; null where the item has none.</summary>
    public abstract AttributeValue? Evaluate(IReadOnlyDictionary<string, AttributeValue> item);
}
