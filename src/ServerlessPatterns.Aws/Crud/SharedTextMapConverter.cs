using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Aws;

/// <summary>Reads a dictionary of texts: an object as any serializer does, a number as the place of the attribute whose strings they are.</summary>
/// <typeparam name="TMap">What a dictionary of strings can be given to.</typeparam>
internal sealed class SharedTextMapConverter<TMap> : JsonConverter<TMap>
    where TMap : class, IEnumerable<KeyValuePair<string, string?>>
{
    public override TMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Dictionary<string, string?> texts;
        if (reader.TokenType == JsonTokenType.Number)
        {
            var values = JsonScratch.Shared(ref reader).M;
            texts = new Dictionary<string, string?>(values.Count);
            foreach (var (name, value) in values)
            {
                texts[name] = value.S;
            }
        }
        else
        {
            texts = [];
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException();
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                texts[name] = reader.GetString();
            }
        }

        return (TMap)(object)texts;
    }

    public override void Write(Utf8JsonWriter writer, TMap value, JsonSerializerOptions options) => throw new NotSupportedException();
}
