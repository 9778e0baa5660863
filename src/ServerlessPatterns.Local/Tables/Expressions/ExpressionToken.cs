namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>A token of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Start">Where it starts.</param>
internal readonly record struct ExpressionToken(ExpressionTokenKind Kind, string Text, int Start)
{
    public bool IsSymbol(string symbol) => Kind == ExpressionTokenKind.Symbol && Text == symbol;

    /// <summary>Keywords are of any case.</summary>
    public bool IsKeyword(string keyword) => Kind == ExpressionTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
