namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>The kinds of an expression's tokens.</summary>
internal enum ExpressionTokenKind
{
    /// <summary>A word: a keyword, a function, or an attribute's own name.</summary>
    Word,

    /// <summary>#name.</summary>
    NamePlaceholder,

    /// <summary>:value.</summary>
    ValuePlaceholder,

    /// <summary>An index of a list.</summary>
    Index,

    /// <summary>An operator, a parenthesis, a bracket, a comma or a point.</summary>
    Symbol,

    End,
}
