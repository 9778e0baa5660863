namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>
/// The kinds of what is wrong with an expression that is well-formed. DynamoDB tells one of several, by their kinds and not by their places, in the order of
/// these members.
/// </summary>
internal enum ExpressionFault
{
    Parentheses,
    UnknownFunction,
    MisusedFunction,
    ReservedWord,
    Section,
    UndefinedName,
    UndefinedValue,
    PathOverlap,
    PathConflict,
    OperandCount,
    Indistinct,
    OperandType,
}
