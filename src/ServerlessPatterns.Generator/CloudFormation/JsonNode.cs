using System.Diagnostics.CodeAnalysis;

namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>A JSON value that a template is made of.</summary>
internal abstract class JsonNode
{
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator JsonNode?(string? value) => value is null ? null : new JsonText(value);

    public static implicit operator JsonNode(int value) => JsonLiteral.Of(value);

    public static implicit operator JsonNode(bool value) => JsonLiteral.Of(value);

    public abstract void WriteTo(JsonWriter writer);

    /// <summary>Whether the value, written on one line, takes no more than so many characters; what it takes is taken off.</summary>
    public abstract bool Fits(ref int room);

    /// <summary>The value's text on one line, without blanks: for JSON inside a string.</summary>
    public string ToCompactText()
    {
        var writer = new JsonWriter(JsonLayout.Compact);
        WriteTo(writer);
        return writer.ToString();
    }
}
