namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>How JSON is laid out.</summary>
internal enum JsonLayout
{
    /// <summary>No blanks at all.</summary>
    Compact,

    /// <summary>One line with blanks.</summary>
    Line,

    /// <summary>Indented by two spaces; what is short stays on its line.</summary>
    Indented,
}
