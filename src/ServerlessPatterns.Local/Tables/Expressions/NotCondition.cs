using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>NOT condition.</summary>
internal sealed class NotCondition(Condition inner) : Condition
{
    public override bool Holds(IReadOnlyDictionary<string, AttributeValue> item) => !inner.Holds(item);
}
