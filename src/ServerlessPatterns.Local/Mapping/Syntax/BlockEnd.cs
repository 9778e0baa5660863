namespace ServerlessPatterns.Local.Mapping.Syntax;

/// <summary>What a block of a template ends with.</summary>
internal enum BlockEnd
{
    /// <summary>The template's own end.</summary>
    Template,

    /// <summary>#end.</summary>
    End,

    /// <summary>#else.</summary>
    Else,

    /// <summary>#elseif.</summary>
    ElseIf,
}
