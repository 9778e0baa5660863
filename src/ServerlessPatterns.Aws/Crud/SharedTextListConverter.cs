using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Aws;

/// <summary>Reads a list of texts: an array as any serializer does, a number as the place of the attribute whose strings they are.</summary>
/// <typeparam name="TList">What a list of strings can be given to.</typeparam>
internal sealed class SharedTextListConverter<TList> : JsonConverter<TList>
    where TList : class, IEnumerable<string?>
{
    public override TList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        List<string?> texts;
        if (reader.TokenType == JsonTokenType.Number)
        {
            var values = JsonScratch.Shared(ref reader).L;
            texts = new List<string?>(values.Count);
            foreach (var value in values)
            {
                texts.Add(value.S);
            }
        }
        else
        {
            texts = [];
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException();
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                texts.Add(reader.GetString());
            }
        }

        return (TList)(object)texts;
    }

    public override void Write(Utf8JsonWriter writer, TList value, JsonSerializerOptions options) => throw new NotSupportedException();
}
