namespace ServerlessPatterns.Queue;

/// <summary>What a record has for a body.</summary>
internal enum BodyState : byte
{
    /// <summary>No <c>body</c>, or one that is no JSON string.</summary>
    Missing,

    /// <summary>A string that is not Unicode: half a surrogate pair, or bytes that are not UTF-8.</summary>
    NotUnicode,

    /// <summary>Text, unescaped in place.</summary>
    Text,
}
