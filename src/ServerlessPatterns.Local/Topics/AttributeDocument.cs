using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ServerlessPatterns.Local.Topics;

/// <summary>
/// Message attributes as the JSON that policies of the scope MessageAttributes are applied to. Of other types than String, String.Array and Number
/// SNS compares nothing (https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html); Number.Array is in its examples.
/// </summary>
internal static class AttributeDocument
{
    /// <summary>An object with a member for each attribute that is compared.</summary>
    public static JsonDocument Of(IReadOnlyDictionary<string, TopicAttribute> attributes)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            foreach (var (name, attribute) in attributes)
            {
                Write(writer, name, attribute);
            }

            writer.WriteEndObject();
        }

        return JsonDocument.Parse(output.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter writer, string name, TopicAttribute attribute)
    {
        var value = attribute.StringValue ?? "";
        switch (attribute.DataType)
        {
            case "String":
                writer.WriteString(name, value);
                break;
            case "Number" when decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                writer.WriteNumber(name, number);
                break;
            case "String.Array" or "Number.Array" when TryReadArray(value) is { } array:
                using (array)
                {
                    writer.WritePropertyName(name);
                    array.RootElement.WriteTo(writer);
                }

                break;
            default:
                break;
        }
    }

    private static JsonDocument? TryReadArray(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Array)
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
