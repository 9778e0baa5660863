using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Aws.Tests.Hosting;

/// <summary>A converter whose work shows.</summary>
internal sealed class ShoutedText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value + "!");
}
