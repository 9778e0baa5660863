namespace ServerlessPatterns.Generator.Crud.Items;

/// <summary>What a value is in JSON, which decides its attribute type in DynamoDB.</summary>
internal enum ItemShapeKind
{
    /// <summary>A JSON string: S.</summary>
    Text,

    /// <summary>A JSON number: N.</summary>
    Number,

    /// <summary>BOOL.</summary>
    Boolean,

    /// <summary>Bytes, base64 in JSON: B.</summary>
    Binary,

    /// <summary>A JSON array: L.</summary>
    List,

    /// <summary>A JSON array of different texts: SS, and L where it is empty, for DynamoDB has no empty sets.</summary>
    TextSet,

    /// <summary>A JSON object with any names: M.</summary>
    Map,

    /// <summary>A JSON object with known names: M.</summary>
    Record,
}
