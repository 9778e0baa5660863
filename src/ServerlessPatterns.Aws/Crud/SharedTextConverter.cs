using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Aws;

/// <summary>Reads a text: a string as any serializer does, a number as the place of the attribute whose string it is.</summary>
internal sealed class SharedTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.Number ? JsonScratch.Shared(ref reader).S : reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
