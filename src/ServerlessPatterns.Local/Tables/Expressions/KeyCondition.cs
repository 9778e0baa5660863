using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>A condition on one key attribute.</summary>
/// <param name="Attribute">The attribute's name.</param>
/// <param name="Operator">A comparator, BETWEEN, or begins_with.</param>
/// <param name="Values">One value; two of BETWEEN.</param>
internal sealed record KeyCondition(string Attribute, string Operator, IReadOnlyList<AttributeValue> Values)
{
    public const string Between = "BETWEEN";

    public bool Holds(AttributeValue value) => Operator switch
    {
        Between => ComparisonCondition.Holds(value, ">=", Values[0]) && ComparisonCondition.Holds(value, "<=", Values[1]),
        FunctionCondition.BeginsWith => FunctionCondition.Begins(value, Values[0]),
        _ => ComparisonCondition.Holds(value, Operator, Values[0]),
    };
}
