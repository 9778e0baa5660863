using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.Local.Tables.Values;

/// <summary>Writes values as DynamoDB's JSON.</summary>
internal static class AttributeWriter
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, AttributeValue> item)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in item)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, AttributeValue value)
    {
        writer.WriteStartObject();
        switch (value.Type)
        {
            case AttributeType.S:
                writer.WriteString("S"u8, value.Text);
                break;
            case AttributeType.N:
                writer.WriteString("N"u8, value.Number.ToString());
                break;
            case AttributeType.B:
                writer.WriteBase64String("B"u8, value.Bytes);
                break;
            case AttributeType.BOOL:
                writer.WriteBoolean("BOOL"u8, value.IsTrue);
                break;
            case AttributeType.NULL:
                writer.WriteBoolean("NULL"u8, true);
                break;
            case AttributeType.M:
                writer.WritePropertyName("M"u8);
                Write(writer, value.Members);
                break;
            default:
                WriteElements(writer, value);
                break;
        }

        writer.WriteEndObject();
    }

    /// <summary>An item as a tree, for the answer of an error.</summary>
    public static JsonObject ToJson(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, item);
        }

        return JsonNode.Parse(buffer.WrittenSpan, documentOptions: new JsonDocumentOptions { MaxDepth = DynamoDbRequest.MaximumDepth })!.AsObject();
    }

    private static void WriteElements(Utf8JsonWriter writer, AttributeValue value)
    {
        writer.WriteStartArray(value.Type.ToString());
        foreach (var element in value.Elements)
        {
            switch (value.Type)
            {
                case AttributeType.L:
                    Write(writer, element);
                    break;
                case AttributeType.SS:
                    writer.WriteStringValue(element.Text);
                    break;
                case AttributeType.NS:
                    writer.WriteStringValue(element.Number.ToString());
                    break;
                default:
                    writer.WriteBase64StringValue(element.Bytes);
                    break;
            }
        }

        writer.WriteEndArray();
    }
}
