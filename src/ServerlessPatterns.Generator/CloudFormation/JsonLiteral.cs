using System.Globalization;

namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>A JSON token that is written as it is: a number, <c>true</c>, <c>false</c>, <c>null</c>, or a token that is JSON already.</summary>
internal sealed class JsonLiteral(string token) : JsonNode
{
    public string Token { get; } = token;

    public static JsonLiteral Of(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    public static JsonLiteral Of(bool value) => new(value ? "true" : "false");

    public override void WriteTo(JsonWriter writer) => writer.Literal(Token);

    public override bool Fits(ref int room) => (room -= Token.Length) >= 0;
}
