namespace ServerlessPatterns.Local.Mapping.Syntax;

/// <summary>What Velocity's lexer still expects in a text: behind a reference it takes some characters for more of it.</summary>
internal enum LexicalState
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Behind a reference that a name, or a method's parenthesis, ends.</summary>
    Reference,

    /// <summary>Behind a reference that a property ends.</summary>
    Property,
}
