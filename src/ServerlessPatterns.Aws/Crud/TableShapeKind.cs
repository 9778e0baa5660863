namespace ServerlessPatterns.Aws;

/// <summary>What a <see cref="Hosting.TableShape"/> is.</summary>
internal enum TableShapeKind
{
    /// <summary>A JSON string; S.</summary>
    Text,

    /// <summary>A JSON number; N.</summary>
    Number,

    /// <summary>true or false; BOOL.</summary>
    Boolean,

    /// <summary>A JSON string in Base64; B.</summary>
    Binary,

    /// <summary>A JSON array of different strings; SS, but an empty one, which SS cannot be, L.</summary>
    TextSet,

    /// <summary>A JSON array; L.</summary>
    List,

    /// <summary>A JSON object with any members of one shape; M.</summary>
    Map,

    /// <summary>A JSON object with members of known names; M.</summary>
    Record,
}
