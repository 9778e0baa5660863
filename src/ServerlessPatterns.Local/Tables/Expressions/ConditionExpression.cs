using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>A condition, a filter or a key condition as it was parsed.</summary>
/// <param name="Root">The condition.</param>
/// <param name="Paths">All document paths in it.</param>
internal sealed record ConditionExpression(Condition Root, IReadOnlyList<DocumentPath> Paths)
{
    public bool Holds(IReadOnlyDictionary<string, AttributeValue> item) => Root.Holds(item);
}
