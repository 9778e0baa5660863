namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>What is wrong with an expression, without the name of the parameter that holds it.</summary>
internal sealed class ExpressionException(string message) : Exception(message);
