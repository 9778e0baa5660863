namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>A JSON string.</summary>
internal sealed class JsonText(string value) : JsonNode
{
    public string Value { get; } = value;

    public override void WriteTo(JsonWriter writer) => writer.Text(Value);
}
