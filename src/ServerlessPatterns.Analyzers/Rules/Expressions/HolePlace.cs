namespace ServerlessPatterns.Analyzers.Rules.Expressions;

/// <summary>What a piece that is put into an expression stands for there.</summary>
internal enum HolePlace
{
    /// <summary>A part of the expression, a number in brackets or what else has no placeholder, or not to be told.</summary>
    Fragment,

    /// <summary>The rest of a placeholder's name, or a table or index, which must stand in the text.</summary>
    Name,

    /// <summary>An attribute's name.</summary>
    Attribute,

    /// <summary>A value.</summary>
    Value,
}
