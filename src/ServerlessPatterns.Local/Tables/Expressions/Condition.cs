using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>What holds of an item or does not.</summary>
internal abstract class Condition
{
    public abstract bool Holds(IReadOnlyDictionary<string, AttributeValue> item);
}
