using System.Text.Json;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables;

/// <summary>Writes items as JSON that says no types, for people: a number keeps all its digits, a set is a list, bytes are base64.</summary>
internal static class PlainItem
{
    public static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, AttributeValue> members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AttributeValue value)
    {
        switch (value.Type)
        {
            case AttributeType.S:
                json.WriteStringValue(value.Text);
                break;
            case AttributeType.N:
                json.WriteRawValue(value.Number.ToString());
                break;
            case AttributeType.B:
                json.WriteBase64StringValue(value.Bytes);
                break;
            case AttributeType.BOOL:
                json.WriteBooleanValue(value.IsTrue);
                break;
            case AttributeType.NULL:
                json.WriteNullValue();
                break;
            case AttributeType.M:
                Write(json, value.Members);
                break;
            default:
                json.WriteStartArray();
                foreach (var element in value.Elements)
                {
                    Write(json, element);
                }

                json.WriteEndArray();
                break;
        }
    }
}
