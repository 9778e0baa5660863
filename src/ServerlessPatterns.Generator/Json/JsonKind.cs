namespace ServerlessPatterns.Generator.Json;

/// <summary>What a property is in the JSON.</summary>
internal enum JsonKind
{
    Text,
    Number,

    /// <summary>A number that is written as a text: JsonNumberHandling.WriteAsString.</summary>
    NumberText,
    Boolean,

    /// <summary>An enum that is written as its number.</summary>
    EnumNumber,

    /// <summary>An enum that is written as its member's name.</summary>
    EnumText,

    /// <summary>An object, a dictionary, or a list of these.</summary>
    Composite,

    /// <summary>A converter of the user's decides, or the type leaves it open.</summary>
    Unknown,
}
