namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>A JSON string.</summary>
internal sealed class JsonText(string value) : JsonNode
{
    public string Value { get; } = value;

    /// <summary>How many characters a text takes with its quotation marks and escapes.</summary>
    public static int Length(string text)
    {
        var length = 2;
        foreach (var character in text)
        {
            length += character switch
            {
                '"' or '\\' or '\n' or '\r' or '\t' => 2,
                < ' ' or > '~' => 6,
                _ => 1,
            };
        }

        return length;
    }

    public override void WriteTo(JsonWriter writer) => writer.Text(Value);

    public override bool Fits(ref int room) => (room -= Length(Value)) >= 0;
}
